import Taro from '@tarojs/taro'
import { Button } from '../../../ui/Button'
import { Empty } from '../../../ui/Empty'

function goHome() {
  void Taro.reLaunch({ url: '/pages/home/index' })
}

/** Shown after leaving: says that it is done, and offers the way back with one tap. */
export function ClosedMembership() {
  return (
    <Empty
      title="已注销，谢谢来过"
      note="个人资料已删除。想回来时打开首页就行"
      action={
        <Button kind="quiet" size="small" onClick={goHome}>
          去首页
        </Button>
      }
    />
  )
}
