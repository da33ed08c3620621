### Calls: what rings, the answers to it, and the talk.

call-title = Виклик
call-title-in = Виклик від: { $desk }, { $party }
call-title-out = Виклик до: { $desk }, { $party }
call-also-rings = Лунає також
call-next-ring = Наступний сигнал
call-open = Відкрити
call-for = Кому
call-written = написано
call-arrived = тут
call-via = каналом { $path }
call-rings-until = лунає ще
call-rang = Виклик лунав, коли вузол було чути востаннє
call-ring-not-known = Чи лунає він ще, чи прийнято його, чи закінчено, тут невідомо. Натиснуте зберігається і буде надіслане, коли вузол повернеться; через дві хвилини вас спершу запитають. Що не може чекати, скажіть телефоном.
call-answer-above = Виклик лунає: дайте відповідь угорі.
call-in-record = У записі

call-phase-offered = Подано; чи пролунав, невідомо
call-phase-ringing = Лунає
call-phase-rang-out = Відведений час сплив
call-phase-talking = Триває розмова
call-phase-ended = Завершено
call-phase-over = Вирішено

call-answer = Відповісти
call-decline = Відхилити…
call-decline-without = Відхилити без причини
call-decline-so = Відхилити так
call-decline-means = Причину можна додати пізніше. Написане ними в будь-якому разі залишається у вас.
call-will-answer = Відповімо до { $at }
call-will-answer-card = Відповімо в межах чверті години
call-defer = Відповімо до іншого часу…
call-defer-until = Відповімо до
call-time-hint = Час Zulu, наприклад 1400Z, або +30: хвилини від цієї
call-time-not-understood = Це не зрозуміло як час. Напишіть 1400Z або +30.
call-time-past = Цей час уже минув.
call-other-desk = Інший пост…
call-offer-desk = Запропонувати цей пост
call-desk = Пост
call-text-instead = Краще текстом…
call-text-instead-words = Просимо надіслати текст.
call-offer-text = Запропонувати текст
call-message-accepted = Повідомлення прийнято, виклик відхилено
call-message-accepted-confirm = Прийняти повідомлення, відхилити виклик
call-reason = Причина
call-no-reason = немає
call-words = Слова (необов’язково)
call-words-to-them = Слова для них
call-acts-as = Ви дієте за пост { $desk }.
call-taken = { $what }: { $who }, о { $at }

call-silence = Вимкнути звук
call-silence-minutes = На скільки
call-silenced = Звук вимкнено; виклик не прийнято
call-unsilence = Увімкнути звук

call-place = Викликати…
call-place-title = Виклик: { $party }
call-to = Посту
call-precedence = Терміновість
call-subject = Предмет
call-subject-needed = Виклик несе свій предмет разом із сигналом.
call-text = Суть
call-text-hint = { $words ->
    [one] { $words } слово. Показується разом із сигналом.
    [few] { $words } слова. Показуються разом із сигналом.
   *[other] { $words } слів. Показуються разом із сигналом.
}
call-too-long-words = FLASH та IMMEDIATE несуть не більше ніж { $limit } слів.
call-too-long-bytes = Довше за { $limit } байтів, які дає статут лінії.
call-now = Викликати
call-now-means = Сигнал несе предмет і суть. Чи пролунав він, невідомо, доки про це не скаже їхня станція.
call-ask-release = Просити дозволу другої особи
call-waits-for-release = Чекає на дозвіл другої особи. Не надіслано.

call-talk = Слова обох сторін
call-no-talk = Словами можна обмінятися, доки триває розмова.
call-nothing-said = У цьому виклику слів не було.
call-floor-us = Слово у вас
call-floor-them = Слово у сторони { $party }
call-floor-open = Слово вільне
call-floor-none = Слова ні в кого немає
call-floor-anyway = Надіслати можна й так; буде показано, що поза чергою.
call-out-of-turn = поза чергою
call-say = Ваші слова
call-send = Слова надіслано
call-send-over = Надіслати: прийом
call-send-keep = Надіслати, слово залишити
call-send-out = Надіслати: кінець зв’язку
call-end = Завершити розмову
call-end-confirm = Завершити для обох сторін
call-withdraw = Відкликати виклик
call-withdraw-confirm = Відкликати остаточно
call-transcript = Що сталося
call-voice = Голос
call-voice-not-here = У цьому виданні голосу немає.
