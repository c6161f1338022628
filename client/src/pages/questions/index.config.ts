import { pullDown } from '../pull-down'

export default definePageConfig({ navigationBarTitleText: '你说过的', ...pullDown })
