const { mergeInternalComponents } = require('@tarojs/shared')
const { accessibilityAttributes } = require('./accessibility-attributes')

mergeInternalComponents(accessibilityAttributes)
