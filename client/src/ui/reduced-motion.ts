/** WeChat does not expose this setting; styles follow it where the phone does. */
export function prefersReducedMotion(): boolean {
  return false
}
