/** In tests, class names equal those in the style sheet: `styles.page` is 'page'. */
const classNames: Record<string, string> = new Proxy(
  {},
  { get: (_target, name) => (name === '__esModule' ? false : String(name)) },
)

module.exports = classNames
