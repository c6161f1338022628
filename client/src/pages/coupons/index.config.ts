import { pullDown } from '../pull-down'

export default definePageConfig({ navigationBarTitleText: '卡券', ...pullDown })
