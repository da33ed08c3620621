### The human-readable archive: labels of its files. The node alone uses them.

archive-about = 이 보관 자료에는 { $us }와(과) { $them } 사이 회선의 항목 { $count }개가 있으며 { $made }에 만들었습니다.
archive-no-proof = 읽기 위한 것이며 아무것도 증명하지 않습니다. 증명은 증거 묶음이 합니다. 시각은 UTC이며 “작성”은 작성자 본인의 말입니다.
archive-id = 식별자
archive-number = 자기 측 번호
archive-side = 측
archive-marking = 표시
archive-written = 작성
archive-arrived = 도착
archive-path = 경로
archive-by = 행위자
archive-about-entry = 대상
archive-regarding = 관련
archive-content = 내용
archive-unreadable = 그 내용을 여기서 읽을 수 없습니다.
archive-empty = 내용이 없습니다.
