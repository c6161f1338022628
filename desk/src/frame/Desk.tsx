import { useEffect } from 'react'
import { useSession } from '../api/session'
import { Frame } from './Frame'
import { SignIn } from './SignIn'

/** While nobody is signed in, nothing of the shop is drawn or kept. */
export function Desk({ onSignedOut }: { onSignedOut: () => void }) {
  const { session, ending } = useSession()
  const isSignedIn = session !== null
  useEffect(() => {
    if (!isSignedIn) onSignedOut()
  }, [isSignedIn, onSignedOut])
  return isSignedIn ? <Frame /> : <SignIn ending={ending} />
}
