/** For page configs. A browser has its own way to load a page again. */
export const pullDown = process.env.TARO_ENV === 'h5' ? {} : { enablePullDownRefresh: true }
