### A line: its record as a conversation, and what can be done about each item.

line-conversation = 대화로 보는 기록
line-empty = 이 회선에는 아직 오간 말이 없습니다.
line-past = 지난 기록을 보고 있습니다. 지금 일어나는 일은 여기에 나오지 않습니다.
line-now = 현재로 돌아가기
line-previous = 앞 항목
line-next = 다음 항목
line-older-more = 위로 올리면 이전 항목을 가져옵니다.
line-older-loading = 이전 항목을 가져오는 중…
line-older-all = 기록의 처음입니다.
line-to = 받는 곳
line-not-readable = 그 내용을 여기서 읽을 수 없습니다.
line-behind = 근거 보기
line-ladder = 확인 단계
line-no-rung = 알려진 바로는 아직 상대 통신소에 없음
line-rung-stated = 밝힘
line-rung-refused = 거부됨
line-rung-missing = 밝히지 않음
line-rung-missing-means = 기록에 이 단계를 밝힌 것이 없습니다. 이유는 말해 주지 않습니다.
line-also-refused = 거부도 있음
line-rung-was-refused = 거부한 쪽
line-no-reason-given = 밝힌 사유가 없습니다.
line-released-by = 승인: { $who }
line-needs-release = 두 번째 사람의 승인이 필요함
line-translations = 번역 { $count }건, 마지막: { $stage }
line-test = 계층 시험
line-test-out = 우리 시험: { $layer } { $desk }
line-test-in = 상대 시험: { $layer } { $desk }

line-acts-of-ours = 할 수 있는 일
line-act-seen = 열람
line-act-read-back = 복창
line-act-passed-to = 전달…
line-act-passed-to-now = 이 근무석에 전달했음을 밝힘
line-act-undertake = 약속…
line-act-undertake-now = 이것을 약속
line-act-reported-done = 이행 보고…
line-act-reported-done-now = 이행했다고 보고
line-act-refuse = 단계 거부…
line-act-refuse-now = 이 단계 거부
line-act-refuse-confirm = 최종 거부
line-act-reason = 사유 밝히기…
line-act-reason-now = 이 사유 추가
line-act-say = 말하기…
line-act-say-now = 이 말을 보내기
line-act-close = 종결
line-act-close-confirm = 최종 종결
line-undertake-what = 약속 내용
line-undertake-due = 시한
line-refuse-rung = 단계
line-say-words = 이 사안에 관한 말

line-acts = 이를 가리키는 항목 { $count }개
line-entry-id = 항목
line-entry-place = 위치
line-entry-place-is = { $side } 기록열의 { $n }번, 여기에 안전하게 저장됨
line-entry-grade = 인증
line-entry-seals = { $count ->
    [0] 아직 적용된 봉인 없음
   *[other] 적용된 봉인 { $count }개
}
line-entry-signature = 서명
line-entry-no-signature = 이 항목만의 서명은 여기에 없습니다.
line-entry-raw = 서명된 바이트
line-entry-bytes = { $count }바이트

line-orderwire = 업무 연락
line-orderwire-means = 회선에 관한 운용자 사이의 말입니다. 책임자의 말이 아닙니다.
line-orderwire-words = 상대 운용자에게
line-orderwire-send = 상대 운용자에게 보내기
line-orderwire-write = 업무 연락 작성
