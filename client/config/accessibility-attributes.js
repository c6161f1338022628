/**
 * What a screen reader is told. Taro's WeChat templates leave these attributes out, so a name given in JSX would never
 * reach the phone. Read twice: by the build for the templates and by the runtime for the short names in them.
 */
const NAME = { 'aria-label': '', 'aria-role': '', 'aria-hidden': '' }
const STATE = { 'aria-checked': '', 'aria-selected': '', 'aria-disabled': '' }

const accessibilityAttributes = {
  View: { ...NAME, ...STATE },
  Image: NAME,
  Button: NAME,
  Input: NAME,
  Textarea: NAME,
  Picker: NAME,
}

module.exports = { accessibilityAttributes }
