import { tierThemeOf } from '../../../brand/tier-theme'
import { MemberCard } from '../../../ui/MemberCard'
import { cardNotes, growthProgress, nameOf, tierText } from './card-text'
import type { HomeAnswer } from './home-store'

interface Props {
  home: HomeAnswer
  onTier: () => void
  onPoints: () => void
  onShowCode: () => void
}

export function HomeCard({ home, ...acts }: Props) {
  const growth = growthProgress(home)
  return (
    <MemberCard
      theme={tierThemeOf(home.tier.palette)}
      name={nameOf(home)}
      tierText={tierText(home)}
      points={home.points}
      notes={cardNotes(home)}
      {...(growth ? { growth } : {})}
      {...acts}
    />
  )
}
