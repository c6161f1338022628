/**
 * What a screen reader is told. Taro's WeChat templates leave these attributes out, so a name given in JSX would never
 * reach the phone. Read twice: by the build for the templates and by the runtime for the short names in them.
 */
const ATTRIBUTES = ['aria-label', 'aria-role', 'aria-hidden', 'aria-checked', 'aria-selected', 'aria-disabled']
const COMPONENTS = ['View', 'Image', 'Button', 'Input', 'Picker', 'ScrollView']

const attributes = {}
for (const name of ATTRIBUTES) attributes[name] = ''

const accessibilityAttributes = {}
for (const component of COMPONENTS) accessibilityAttributes[component] = attributes

module.exports = { accessibilityAttributes }
