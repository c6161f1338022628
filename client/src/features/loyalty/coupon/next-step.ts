import type { Fix } from '#shared/loyalty/coupon/rule'

/** Pages on which a member can do what a rule asks for. */
export interface NextSteps {
  onTiers: () => void
  onProfile: () => void
  onEarn: () => void
}

/** The button for what would help, if a page of this mini-program offers it. */
export function nextStep(fix: Fix | null, steps: NextSteps): { text: string; onClick: () => void } | null {
  switch (fix?.kind) {
    case 'reachTier':
      return { text: '看等级', onClick: steps.onTiers }
    case 'addBirthday':
      return { text: '填生日', onClick: steps.onProfile }
    case 'bindPhone':
      return { text: '绑手机号', onClick: steps.onProfile }
    case 'earnPoints':
      return { text: '去签到', onClick: steps.onEarn }
    default:
      return null
  }
}
