### Drills: exercise traffic that cannot be mistaken for the real thing.

drill-title = 훈련 · { $party }
drill-state = 훈련 상태
drill-start = 훈련 시작
drill-start-confirm = 시작: 모두 EXERCISE로 표시
drill-end = 훈련 끝내기
drill-end-confirm = 끝: 모두 다시 실제
drill-on = 훈련 중
drill-since = 부터
drill-on-means = 이 회선에서 쓰고 호출하는 것은 서명된 바이트 안에 EXERCISE로 표시되어 양측에 남습니다. 모든 화면에 빗금 테두리가 나옵니다. 상대 측의 실제 호출은 실제로 울립니다.
drill-off-means = 훈련 중이 아닙니다. 달리 표시하지 않으면 쓰는 것은 실제입니다.
drill-elsewhere = { $line } 회선에서 훈련 중입니다. 먼저 끝내십시오.
drill-message = 훈련 전문
drill-call = 훈련 호출
drill-checklists = 점검표
drill-checklists-means = 하나를 골라 단계마다 표시하십시오. 각 단계의 시간은 앞 단계부터 잽니다. 아무것도 기록하지 않습니다.
drill-begin = 시작
drill-again = 지우기
drill-running = 진행 중:
drill-took = 걸린 시간:
drill-traffic = { $count ->
    [0] 훈련 교신
   *[other] 훈련 사안 { $count }건
}
drill-traffic-table = 훈련 교신, 최신순
drill-no-traffic = 이 회선에는 훈련 교신이 없었습니다.
drill-from = 보낸 곳
drill-words = 말
drill-came-to = 결과
