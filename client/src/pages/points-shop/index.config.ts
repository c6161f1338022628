import { pullDown } from '../pull-down'

export default definePageConfig({ navigationBarTitleText: '积分商城', ...pullDown })
