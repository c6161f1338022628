import { pullDown } from '../pull-down'

export default definePageConfig({ navigationBarTitleText: '我的券', ...pullDown })
