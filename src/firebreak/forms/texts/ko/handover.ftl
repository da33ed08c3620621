### Handing the watch over: the sheet, signatures, who is on watch.

handover-title = 인수인계
handover-desk = 근무석
handover-party = 당사자
handover-standing = 이 근무석의 당직
handover-watch-on = { $desk }: 당직 중
handover-watch-off = { $desk }: 당직자 없음
handover-watch-unknown = { $desk }: 누가 당직인지 기록에 없음
handover-since = 시작
handover-take-watch = 당직 시작
handover-leave-watch = 당직 종료
handover-leave-watch-confirm = 인계 없이 종료
handover-sheet = { $count ->
    [0] 인계표: 미결 없음
   *[other] 인계표: { $count }건
}
handover-as-of = 기준
handover-sheet-again = 다시 작성
handover-nothing-open = 미결인 시도, 시험, 약속, 초안, 승인, 소리 끔이 없습니다.
handover-sort-matter = 미결 사안
handover-sort-test = 미결 시험
handover-sort-promise = 약속
handover-sort-put-off = 미룬 호출
handover-sort-not-taken = 받지 않은 호출
handover-put-off-by = { $who } 측에서 미룸
handover-sort-draft = 초안
handover-sort-release = 승인 대기
handover-sort-held = 우리 통신소에 대기
handover-sort-silence = 소리 끈 경보
handover-promised-by = 약속: { $who }
handover-silenced-by = 소리 끔: { $who }
handover-sign = 이것을 인수함
handover-new = 인계에 없던 것
handover-handed = 당직이 인계됨
handover-handed-means = 아래 각 항목에 서명한 뒤 당직을 시작하십시오. 인계에 없던 것은 표시되어 있습니다.
handover-who-leaves = 인계자
handover-who-comes = 인수자
handover-notes = 메모
handover-notes-means = 다음 당직을 위한 것입니다. 기록에 남으며 상대 측이 읽을 수 있습니다.
handover-to-role = 넘겨받는 직책
handover-hand-over = 서명하고 인계
handover-hand-over-means = 당직을 넘긴다는 것과 미결 사항을 기록합니다. 누가 왔다는 뜻은 아닙니다.
handover-hash = 이 인계표의 해시:
handover-left-to-sign = 아직 서명하지 않은 항목 { $count }건.
handover-all-signed = 모든 항목에 서명했습니다.
handover-take-over = 서명하고 당직 시작
handover-take-over-means = 당직을 맡고 이 인계에 서명한다는 것을 기록합니다.
handover-watch-list = 당직 명단
handover-watch-list-means = 양측 모두 마지막 서명 항목에 따른 것입니다. 지금 사람이 있음을 보이지는 않습니다.
handover-on = 당직
handover-word-on = 시작함
handover-word-off = 종료함
handover-word-unknown = 알 수 없음
handover-by = 밝힌 사람
handover-last-act = 사람의 마지막 행위
