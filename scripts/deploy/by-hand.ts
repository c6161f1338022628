import type { FunctionConfig } from './build-check'

/** What no program can do, in the order in which a person does it and with the place where; see docs/guide/deploy.md. */
export function byHand(functions: Readonly<Record<string, Pick<FunctionConfig, 'permissions'>>>): string[] {
  const openapi = Object.entries(functions).filter(([, { permissions }]) => permissions.openapi.length > 0)
  return [
    '备案和认证：mp.weixin.qq.com → 设置 → 基本设置。没备案的小程序搜不到，也发布不了。',
    '服务类目：同一页 → 服务类目，选自己的行业。',
    ...openapi.map(
      ([name, { permissions }]) =>
        `云调用权限：微信开发者工具 → 右键 dist/cloudfunctions/${name} → 上传并部署一次（${permissions.openapi.join('、')}）。别的办法写不进去，10 分钟后生效。`,
    ),
    '云存储权限：云开发控制台 → 存储 → 权限设置 → 仅创建者及管理员可读写。',
    '基础库最低版本：mp.weixin.qq.com → 设置 → 基本设置 → 2.28.0。',
    '用户隐私保护指引：mp.weixin.qq.com → 设置 → 服务内容声明；收集什么、留多久，照 docs/guide/deploy.md 填，提交版本时再选一次。',
    '订阅消息模板：mp.weixin.qq.com → 功能 → 订阅消息 → 公共模板库。现在的版本不发消息，可以以后再选。',
    '消息推送：云开发控制台 → 设置 → 其他设置 → 消息推送。现在的版本不收推送，不用打开。',
    '运营台的域名：自己的域名先备案，再在 云开发控制台 → HTTP 访问服务 绑定；响应头照 docs/guide/desk.md 设。默认域名只能试用。',
    '提交审核：mp.weixin.qq.com → 版本管理。审核人员用的就是刚上传的这一版。',
  ]
}
