// iOS 13 reads ES2018; Taro's own default would write everything out for iOS 9. See docs/decisions/0029-what-phones-read.md.
const phones = { ios: '13', chrome: '64' }
// The browser build stands beside the local cloud, on a computer: little has to be written out, and it is built sooner.
const browsers = { chrome: '100', firefox: '100', safari: '15.4' }

module.exports = {
  presets: [
    [
      'taro',
      {
        framework: 'react',
        ts: true,
        compiler: 'webpack5',
        targets: process.env.TARO_ENV === 'weapp' ? phones : browsers,
      },
    ],
  ],
}
