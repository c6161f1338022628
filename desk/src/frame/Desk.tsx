import { useEffect } from 'react'
import { useSession } from '../api/session'
import { Frame } from './Frame'
import { SignIn } from './SignIn'

/** Nothing of the shop is drawn, or kept, while nobody is signed in. */
export function Desk({ onSignedOut }: { onSignedOut: () => void }) {
  const { session, ending } = useSession()
  const isSignedIn = session !== null
  useEffect(() => {
    if (!isSignedIn) onSignedOut()
  }, [isSignedIn, onSignedOut])
  return isSignedIn ? <Frame /> : <SignIn ending={ending} />
}
