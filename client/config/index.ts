import path from 'node:path'
import { defineConfig, type UserConfigExport } from '@tarojs/cli'
import { brandStyles } from './brand-styles'
import { contractFingerprint } from './contract-fingerprint'
import { subPackagesIn } from './sub-packages'

const shared = path.resolve(__dirname, '../../shared')
const target = process.env.TARO_ENV ?? 'weapp'

// CSS modules have to be switched on for each target: without it the build only warns and every class name is undefined.
const cssModules = {
  enable: true,
  config: { namingPattern: 'module', generateScopedName: '[local]_[hash:base64:5]' },
}

// A pixel of a style is a logical pixel on every phone: type that shrinks with the screen is the first thing small ones lose.
const pxtransform = { enable: false, config: {} }

// Rules that the phone shares with the cloud live outside client/src; the runner compiles only what it is told to.
const compile = { include: [shared] }
// A package that is published in newer syntax than the oldest phones read (scripts/check-phone-level.ts).
const phoneCompile = { include: [shared, (file: string) => /node_modules[\\/]uqr[\\/]/.test(file)] }
const phoneStyles = path.resolve(__dirname, 'phone-styles.js')

// So many nested views share one template file before a custom component carries on. Taro's own 16 cost the main package
// 23 KB more than nine, and few of our screens are deeper.
// (Taro reads the option; its types do not name it.)
const templates = { baseLevel: 9 }

// Packages are read as UTF-8: a Chinese character written as such is three bytes, as an escape six.
const terser = { config: { output: { ascii_only: false } } }
// What phones download is packed as small as it goes; what a browser takes from this machine, as fast.
const jsMinimizer = target === 'weapp' ? 'terser' : 'esbuild'
const esbuild = { minify: { enable: true, config: { target: 'es2021', charset: 'utf8' } } }

const outputRoot = process.env.CHANGLAI_GALLERY === '1' ? `../dist/gallery-${target}` : `../dist/${target}`
// WeChat's search reads it; a browser's does not.
const sitemap = { from: 'src/sitemap.json', to: `${outputRoot}/sitemap.json` }

// For app.config.ts, which Taro reads several times, and compiles, so that it cannot look for itself.
const tabs = ['home', 'coupons', 'code', 'me']
const subPackages = subPackagesIn(path.resolve(__dirname, '../src/pages'), [...tabs, 'gallery'])
process.env.CHANGLAI_SUBPACKAGES = JSON.stringify(subPackages)

export default defineConfig({
  projectName: 'changlai',
  date: '2026-1-1',
  designWidth: 375,
  deviceRatio: { 375: 1 },
  sourceRoot: 'src',
  outputRoot,
  framework: 'react',
  compiler: 'webpack5',
  plugins: [
    '@tarojs/plugin-framework-react',
    path.resolve(__dirname, 'accessibility-plugin.ts'),
    path.resolve(__dirname, 'lean-templates.ts'),
  ],
  sass: { data: brandStyles },
  jsMinimizer,
  terser,
  esbuild,
  // The cloud environment is chosen when the package is built, never by the phone: reviewers run it as a develop version.
  env: {
    CHANGLAI_ENV_ID: JSON.stringify(process.env.CHANGLAI_ENV_ID ?? ''),
    CHANGLAI_LOCATION: JSON.stringify(process.env.CHANGLAI_LOCATION ?? ''),
    CHANGLAI_CONTRACT: JSON.stringify(contractFingerprint(shared)),
  },
  copy: { patterns: target === 'weapp' ? [sitemap] : [], options: {} },
  cache: { enable: false },
  logger: { quiet: true, stats: false },
  mini: { compile: phoneCompile, ...templates, postcss: { pxtransform, cssModules, [phoneStyles]: { enable: true } } },
  h5: {
    compile,
    // Relative, so that the same files can be served below any path, such as /phone/.
    publicPath: './',
    router: { mode: 'hash' },
    miniCssExtractPluginOption: {
      filename: 'css/[name].[contenthash:8].css',
      chunkFilename: 'css/[name].[contenthash:8].css',
    },
    output: { filename: 'js/[name].[contenthash:8].js', chunkFilename: 'js/[name].[contenthash:8].js' },
    postcss: { autoprefixer: { enable: true, config: {} }, pxtransform, cssModules },
  },
} satisfies UserConfigExport<'webpack5'>)
