/**
 * In the browser Taro draws a picture as an element of its own with an `img` inside it. What it shows is said by the element,
 * or by what stands around it; the `img` says nothing, which a reader has to be told.
 */
export const NO_ALT = process.env.TARO_ENV === 'h5' ? { nativeProps: { alt: '' } } : {}
