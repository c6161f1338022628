import { pullDown } from '../pull-down'

export default definePageConfig({ navigationBarTitleText: '邀请有礼', enableShareAppMessage: true, ...pullDown })
