import { pullDown } from '../pull-down'

export default definePageConfig({ navigationBarTitleText: '积分', ...pullDown })
