/** For page configs. In a browser it is off, because browsers reload pages their own way. */
export const pullDown = process.env.TARO_ENV === 'h5' ? {} : { enablePullDownRefresh: true }
