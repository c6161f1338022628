/** WeChat tells nobody about the setting; the styles follow it where the phone does. */
export function prefersReducedMotion(): boolean {
  return false
}
