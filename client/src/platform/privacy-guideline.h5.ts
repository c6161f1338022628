/** Only WeChat keeps a guideline. */
export const openPrivacyGuideline: (() => Promise<boolean>) | null = null

/** Where there is none, nobody has agreed to it. */
export async function isGuidelineAgreed(): Promise<boolean> {
  return false
}
