/** A browser has no scanner: the person types what the code says. */
export async function scanCode(): Promise<string | null> {
  return window.prompt('输入会员码')?.trim() || null
}
