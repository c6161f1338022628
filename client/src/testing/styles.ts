/** In tests a class is called as the style sheet calls it: `styles.page` is 'page'. */
const classNames: Record<string, string> = new Proxy(
  {},
  { get: (_target, name) => (name === '__esModule' ? false : String(name)) },
)

module.exports = classNames
