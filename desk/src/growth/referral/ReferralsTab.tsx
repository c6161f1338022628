import { DetectionRecord } from './DetectionRecord'
import { HeldCases } from './HeldCases'
import { Programme } from './Programme'

/** What waits for a person, how the programme stands, and how right the watch over it was. */
export function ReferralsTab() {
  return (
    <div className="stack">
      <HeldCases />
      <Programme />
      <DetectionRecord />
    </div>
  )
}
