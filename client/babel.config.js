// iOS 13 reads ES2018; Taro's own default would write everything out for iOS 9. See docs/decisions/0029-what-phones-read.md.
const phones = { ios: '13', chrome: '64' }

module.exports = {
  presets: [
    [
      'taro',
      {
        framework: 'react',
        ts: true,
        compiler: 'webpack5',
        ...(process.env.TARO_ENV === 'weapp' ? { targets: phones } : {}),
      },
    ],
  ],
}
