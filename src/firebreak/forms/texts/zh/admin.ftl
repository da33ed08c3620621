### Administration: officers, passkeys, links, desks, address book, introduction, TLS.

admin-title = 管理
admin-role-missing = 此操作须具备以下角色之一：{ $roles }。

admin-own = 您本人
admin-via = { $via }登录。会话结束时间：
admin-via-passkey = 以通行密钥
admin-via-passphrase = 以口令短语
admin-via-link = 以一次性链接
admin-passkeys = 您的通行密钥
admin-passkey = 通行密钥
admin-passkey-host = 主机名
admin-added = 添加时间
admin-no-passkeys = 无。没有通行密钥时，您的行为证据只表明是节点所声称。
admin-passkeys-not-here = 在此地址不能使用通行密钥。
admin-passkeys-need-name = 浏览器把通行密钥与主机名绑定：请用节点的名称而非数字地址打开本页面。
admin-passkeys-need-tls = 浏览器只在 TLS 下允许通行密钥：请为节点配备证书。
admin-passkey-label = 通行密钥名称
admin-passkey-means = 例如其所在的密钥或机器。
admin-passkey-unnamed = 通行密钥
admin-passkey-add = 添加通行密钥
admin-passkey-added = 通行密钥已添加。
admin-passkey-enrol = 在您一方的节点清单列入此密钥之后，他人才能核实某一行为确实使用了它；此前只是节点自称。由根密钥持有人执行：
admin-passphrase-new = 设置口令短语
admin-passphrase-change = 更改口令短语
admin-passphrase-means = 至少 12 个字符，供无法使用通行密钥的席位使用。
admin-passphrase-save = 保存口令短语
admin-passphrase-set = 口令短语已设置。

admin-tls = 与节点的连接
admin-tls-tls = 已加密（TLS）
admin-tls-tls-means = 此浏览器已核验节点证书。
admin-tls-this-machine = 在本机，未加密
admin-tls-this-machine-means = 页面与节点在同一机器。其他机器上的席位需要证书。
admin-tls-plain = 未加密
admin-tls-plain-means = 中间网络上的任何人都能读取和更改本页面。请为节点配置证书。
admin-tls-command = 由本地机构签发证书：
admin-node = 节点
admin-party = 一方
admin-address = 地址

admin-officers = 值班员
admin-officers-means = 对方看到席位和职责，看不到这些姓名。失去角色或席位者即被登出。
admin-officers-table = 本节点的值班员
admin-officer-add = 添加值班员
admin-name = 姓名
admin-id = 短名
admin-id-means = 小写字母、数字、- 和 _。以后不能更改。
admin-roles = 角色
admin-acts-for = 代表
admin-acts-for-means = 均不勾选：即角色所代表层级的所有席位。
admin-desks-of-roles = 角色所属席位
admin-signs-in = 登录方式
admin-ways = { $passphrase ->
    [yes] { $passkeys ->
        [0] 口令短语
       *[other] { $passkeys } 个通行密钥、口令短语
    }
   *[no] { $passkeys ->
        [0] 仅链接
       *[other] { $passkeys } 个通行密钥
    }
}
admin-signed-in = 当前已登录
admin-edit = 编辑
admin-edit-of = 编辑 { $name }
admin-edit-means = 更改角色或席位会使该值班员登出。
admin-save = 保存
admin-link = 登录链接
admin-link-of = { $name } 的登录链接
admin-link-means = 仅可登录一次，且只在此刻显示。请勿交给他人。有效期至
admin-link-symbol = 登录链接的二维码
admin-link-copy = 复制
admin-link-copied = 链接已复制。
admin-reset = 重置通行密钥和口令短语
admin-reset-confirm = 撤销全部通行密钥和口令短语
admin-remove = 移除
admin-remove-confirm = 确定移除

admin-desks = 席位
admin-desks-table = 双方席位
admin-desks-means = 由双方签署的章程规定，须以后续修订更改。
admin-charter-until = 章程到期
admin-two-person = 须两人核准
admin-two-person-none = 无
admin-addresses = 称谓簿
admin-addresses-means = 各方要求对其席位的称谓。同意称谓不表示承认其他任何事项。
admin-addresses-of = { $party } 的称谓
admin-no-addresses = 尚未提出。
admin-stated = 提出
admin-agreed = 已商定
admin-not-agreed = 尚未商定
admin-superseded = 已被取代
admin-agree = 同意
admin-state-address = 提出称谓
admin-state-means = 例如：部长女士

admin-introduction = 初次引介与章程
admin-introduction-means = 请向对方朗读这些数组，并请对方朗读其数组，通过电话或当面进行。只有全部相同，才是双方所签的章程。
admin-code = 章程校验码（分组）
admin-code-symbol = 章程校验码的二维码
admin-card-of = { $party } 的指纹
admin-telephones = { $party } 的电话
