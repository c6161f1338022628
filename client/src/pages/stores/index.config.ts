import { pullDown } from '../pull-down'

export default definePageConfig({ navigationBarTitleText: '门店', ...pullDown })
