/** Only WeChat has a guideline. */
export const openPrivacyGuideline: (() => Promise<boolean>) | null = null

/** Without a guideline nobody can have agreed to it. */
export async function isGuidelineAgreed(): Promise<boolean> {
  return false
}
