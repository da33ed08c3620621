### Calls: what rings, the answers to it, and the talk.

call-title = Вызов
call-title-in = Вызов от: { $desk }, { $party }
call-title-out = Вызов к: { $desk }, { $party }
call-also-rings = Звучит также
call-next-ring = Следующий сигнал
call-open = Открыть
call-for = Кому
call-written = написано
call-arrived = здесь
call-via = по каналу { $path }
call-rings-until = звучит ещё
call-rang = Вызов звучал, когда узел был слышен в последний раз
call-ring-not-known = Звучит ли он ещё, принят ли или окончен, здесь не известно. Нажатое сохраняется и будет отправлено, когда узел вернётся; через две минуты вас сначала спросят. Что не терпит отлагательства, скажите по телефону.
call-answer-above = Вызов звучит: ответьте вверху.
call-in-record = В записи

call-phase-offered = Подан; прозвучал ли, неизвестно
call-phase-ringing = Звучит
call-phase-rang-out = Отведённое время истекло
call-phase-talking = Идёт разговор
call-phase-ended = Завершён
call-phase-over = Решён

call-answer = Ответить
call-decline = Отклонить…
call-decline-without = Отклонить без причины
call-decline-so = Отклонить так
call-decline-means = Причину можно добавить позже. Написанное ими в любом случае остаётся у вас.
call-will-answer = Ответим к { $at }
call-will-answer-card = Ответим в пределах четверти часа
call-defer = Ответим к другому времени…
call-defer-until = Ответим к
call-time-hint = Время Zulu, например 1400Z, или +30: минуты от этой
call-time-not-understood = Это не понято как время. Напишите 1400Z или +30.
call-time-past = Это время уже прошло.
call-other-desk = Другой пост…
call-offer-desk = Предложить этот пост
call-desk = Пост
call-text-instead = Лучше текстом…
call-text-instead-words = Просим прислать текст.
call-offer-text = Предложить текст
call-message-accepted = Сообщение принято, вызов отклонён
call-message-accepted-confirm = Принять сообщение, отклонить вызов
call-reason = Причина
call-no-reason = нет
call-words = Слова (необязательно)
call-words-to-them = Слова для них
call-acts-as = Вы действуете за пост { $desk }.
call-taken = { $what }: { $who }, в { $at }

call-silence = Отключить звук
call-silence-minutes = На сколько
call-silenced = Звук отключён; вызов не принят
call-unsilence = Включить звук

call-place = Вызвать…
call-place-title = Вызов: { $party }
call-to = Посту
call-precedence = Срочность
call-subject = Предмет
call-subject-needed = Вызов несёт свой предмет вместе с сигналом.
call-text = Существо
call-text-hint = { $words ->
    [one] { $words } слово. Показывается вместе с сигналом.
    [few] { $words } слова. Показываются вместе с сигналом.
   *[other] { $words } слов. Показываются вместе с сигналом.
}
call-too-long-words = FLASH и IMMEDIATE несут не более { $limit } слов.
call-too-long-bytes = Длиннее { $limit } байт, которые даёт устав линии.
call-now = Вызвать
call-now-means = Сигнал несёт предмет и существо. Прозвучал ли он, неизвестно, пока об этом не скажет их станция.
call-ask-release = Просить разрешения второго лица
call-waits-for-release = Ждёт разрешения второго лица. Не отправлено.

call-talk = Слова обеих сторон
call-no-talk = Словами можно обменяться, пока идёт разговор.
call-nothing-said = В этом вызове слов не было.
call-floor-us = Слово у вас
call-floor-them = Слово у стороны { $party }
call-floor-open = Слово свободно
call-floor-none = Слова ни у кого нет
call-floor-anyway = Отправить можно и так; будет показано, что вне очереди.
call-out-of-turn = вне очереди
call-say = Ваши слова
call-send = Слова отправлены
call-send-over = Отправить: приём
call-send-keep = Отправить, слово оставить
call-send-out = Отправить: конец связи
call-end = Завершить разговор
call-end-confirm = Завершить для обеих сторон
call-withdraw = Отозвать вызов
call-withdraw-confirm = Отозвать окончательно
call-transcript = Что произошло
call-voice = Голос
call-voice-not-here = В этом издании голоса нет.
