/** What one figure of the shop's own counted on a day: numerator and denominator, and the rule that it was counted by. */
export interface CustomSum {
  digest: string
  above: number
  below: number
}

export const emptyCustom = (digest: string): CustomSum => ({ digest, above: 0, below: 0 })
