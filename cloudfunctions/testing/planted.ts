/** What tells one person and nobody else: written wherever somebody may write about a member in words of their own. */
export const PLANTED = '常坐窗边的老客人'
