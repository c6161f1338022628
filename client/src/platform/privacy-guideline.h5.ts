/** Only WeChat keeps a guideline. */
export const openPrivacyGuideline: (() => Promise<boolean>) | null = null
