### Administration: officers, passkeys, links, desks, address book, introduction, TLS.

admin-title = 관리
admin-role-missing = 다음 역할 중 하나가 필요합니다: { $roles }.

admin-own = 본인
admin-via = { $via } 로그인함. 세션이 끝나는 때:
admin-via-passkey = 패스키로
admin-via-passphrase = 암호문으로
admin-via-link = 일회용 링크로
admin-passkeys = 귀하의 패스키
admin-passkey = 패스키
admin-passkey-host = 호스트 이름
admin-added = 추가됨
admin-no-passkeys = 없음. 없으면 귀하의 행위에 관한 증거는 노드의 주장이라고 적힙니다.
admin-passkeys-not-here = 이 주소에서는 패스키를 쓸 수 없습니다.
admin-passkeys-need-name = 브라우저는 패스키를 호스트 이름에 묶습니다. 숫자 주소가 아니라 노드의 이름으로 이 화면을 여십시오.
admin-passkeys-need-tls = 브라우저는 TLS에서만 패스키를 허용합니다. 노드에 인증서를 마련하십시오.
admin-passkey-label = 패스키 이름
admin-passkey-means = 예: 그것이 든 키 또는 기기.
admin-passkey-unnamed = 패스키
admin-passkey-add = 패스키 추가
admin-passkey-added = 패스키를 추가했습니다.
admin-passkey-enrol = 귀측 키 명세서에 패스키가 올라야 다른 이가 그 행위에 쓰였음을 확인할 수 있습니다. 그때까지는 노드의 주장입니다. 루트 키를 가진 사람이 실행합니다:
admin-passphrase-new = 암호문 설정
admin-passphrase-change = 암호문 변경
admin-passphrase-means = 12자 이상. 패스키를 쓸 수 없는 근무석을 위한 것입니다.
admin-passphrase-save = 암호문 저장
admin-passphrase-set = 암호문을 설정했습니다.

admin-tls = 노드와의 연결
admin-tls-tls = 암호화됨(TLS)
admin-tls-tls-means = 이 브라우저가 노드의 인증서를 확인했습니다.
admin-tls-this-machine = 이 기기 안, 암호화 안 됨
admin-tls-this-machine-means = 페이지와 노드가 같은 기기에 있습니다. 다른 기기의 근무석에는 인증서가 필요합니다.
admin-tls-plain = 암호화 안 됨
admin-tls-plain-means = 사이 네트워크의 누구나 이 페이지를 읽고 바꿀 수 있습니다. 노드에 인증서를 주십시오.
admin-tls-command = 지역 인증 기관의 인증서:
admin-node = 노드
admin-party = 당사자
admin-address = 주소

admin-officers = 담당관
admin-officers-means = 상대 측은 근무석과 직책을 볼 뿐 이 이름은 보지 못합니다. 역할이나 근무석을 잃으면 로그아웃됩니다.
admin-officers-table = 이 노드의 담당관
admin-officer-add = 담당관 추가
admin-name = 이름
admin-id = 짧은 이름
admin-id-means = 영문 소문자, 숫자, -, _. 나중에 바꿀 수 없습니다.
admin-roles = 역할
admin-acts-for = 담당
admin-acts-for-means = 표시가 없으면 역할이 맡는 직급의 모든 근무석입니다.
admin-desks-of-roles = 역할에 따른 근무석
admin-signs-in = 로그인 방법
admin-ways = { $passphrase ->
    [yes] { $passkeys ->
        [0] 암호문
       *[other] 패스키 { $passkeys }개, 암호문
    }
   *[no] { $passkeys ->
        [0] 링크만
       *[other] 패스키 { $passkeys }개
    }
}
admin-signed-in = 현재 로그인함
admin-edit = 편집
admin-edit-of = { $name } 편집
admin-edit-means = 역할이나 근무석을 바꾸면 담당관이 로그아웃됩니다.
admin-save = 저장
admin-link = 로그인 링크
admin-link-of = { $name }의 로그인 링크
admin-link-means = 한 번만 로그인되며 지금만 표시됩니다. 다른 사람에게 주지 마십시오. 사용 기한:
admin-link-symbol = 로그인 링크의 QR 기호
admin-link-copy = 복사
admin-link-copied = 링크를 복사했습니다.
admin-reset = 패스키와 암호문 초기화
admin-reset-confirm = 모든 패스키와 암호문 없애기
admin-remove = 삭제
admin-remove-confirm = 완전히 삭제

admin-desks = 근무석
admin-desks-table = 양측 근무석
admin-desks-means = 양측이 서명한 협정서에 정해져 있으며 이후 개정으로 바뀝니다.
admin-charter-until = 협정서 만료
admin-two-person = 두 사람의 승인
admin-two-person-none = 해당 우선순위 없음
admin-addresses = 호칭부
admin-addresses-means = 각 측이 자기 근무석을 어떻게 불러 달라고 하는지입니다. 동의해도 다른 것을 인정하지 않습니다.
admin-addresses-of = { $party }의 호칭
admin-no-addresses = 아직 밝힌 것이 없습니다.
admin-stated = 밝힘
admin-agreed = 합의됨
admin-not-agreed = 아직 합의되지 않음
admin-superseded = 대체됨
admin-agree = 동의
admin-state-address = 호칭 밝히기
admin-state-means = 예: 장관님

admin-introduction = 소개와 협정서
admin-introduction-means = 이 묶음을 상대 측에 소리 내어 읽고 상대의 것도 들으십시오. 전화나 대면으로 하십시오. 모두 같아야만 양측이 서명한 협정서입니다.
admin-code = 협정서 코드, 묶음별
admin-code-symbol = 협정서 코드의 QR 기호
admin-card-of = { $party }의 지문
admin-telephones = { $party }의 전화번호
