# The adults' pages. Sentence before numbers.
gate-hold = Hold the lock for 3 seconds.
gate-code = Now enter four digits.
gate-hint = The first time: the year of independence
gate-wait = Wrong three times. Try again in a while.
corner-title = For adults
corner-send-title = Sending
corner-send = Send now
corner-sending = Sending…
corner-waiting = { $n ->
    [0] Everything on this tablet has been sent.
    [one] { $n } piece of work waits to be sent. It will not be lost.
   *[other] { $n } pieces of work wait to be sent. They will not be lost.
}
corner-last = Last sent: { $when }.
corner-never = Nothing has been sent yet.
corner-week = This week { $wifi } KB over Wi-Fi, { $metered } KB over mobile (up to { $budget } KB).
corner-card-out = To card
corner-card-in = From card
corner-card-none = No card or stick was found. Put one in and tap again.
corner-card-busy = Working with the card…
corner-card-filled = { $n } pieces of work lie on the card, sealed. Bring it to the school.
corner-card-read = The card says: { $n } pieces of work have arrived at the school; { $news } news.
corner-arrived-title = What has come
corner-arrived-none = Nothing has come from the school yet.
corner-arrived-lessons = New lessons: { $channel }, release { $release }.
corner-coming-lessons = Lessons on their way: { $channel }, release { $release }.
corner-arrived-messages = { $n ->
    [one] { $n } message.
   *[other] { $n } messages.
}
corner-arrived-learners = List of children: { $n }.
corner-tablet-title = This tablet
corner-school = School: { $name }
corner-no-school = Not part of a school yet. All work is kept here.
corner-space = { $mb } MB free.
corner-name = Tablet { $id }
corner-when-today = today { $time }
corner-when-yesterday = yesterday { $time }
corner-when-day = { $day }/{ $month }, { $time }
notice-log-set-aside = A damaged file of the record was set aside; { $n } events were saved.
notice-new-stream = The tablet has begun a new log.
notice-state-rebuilt = What children know was counted anew.
notice-state-in-memory = What children know is kept in memory for now; free some space.
notice-space-low = Space is nearly used up. Remove old files.
tab-today = Today
tab-children = Children
tab-ways = Language, eyes
tab-tablet = Tablet
corner-about = Licences
today-title = This tablet's class today
today-line = { $n } of { $all } have learned today.
today-calm = Nobody needs anything more today.
today-stuck = Has tried “{ $skill }” many times, and it does not come
today-mixed = Goes wrong again and again: { $tag }
today-away = Has not played for { $days } days
today-finished = Has finished “{ $lesson }”
today-sit = Sit beside her for 5 minutes
today-show = Show both side by side
today-call = Call her first today
today-listen = Ask her to read it aloud
children-title = { $n ->
    [one] One child
   *[other] { $n } children
}
children-new = New
children-away = Removed
children-away-title = { $n ->
    [one] { $n } removed child
   *[other] { $n } removed children
}
child-rename = Rename
child-away = Remove
child-sure = Really?
child-back = Bring back
child-next = What comes next, and why
child-secret = Secret thing
child-secret-note = Touch one to make it the secret; touch it again to need none.
ways-language = Language
ways-bn = বাংলা
ways-en = English
ways-minutes = Minutes of a sitting
ways-no-end = No end
ways-class = There is no limit in school time or while children sit together.
ways-music = Music under stories
ways-times = Language and time
ways-eyes = Eyes and hands
ways-voice = How fast Jonaki speaks
ways-voice-usual = Normal
ways-voice-slower = Slower
ways-voice-slow = Slow
ways-letters = Letters for reading
ways-letters-open = Plain
ways-letters-book = As in books
ways-letters-note = For pages in Bangla. Some joined letters look a little different; what is traced stays.
ways-channel = Lessons
ways-quiet = Sleep from { $from } to { $until }
ways-quiet-from = From
ways-quiet-until = Until
ways-clock = { $time } { $part ->
    [late] am
    [dawn] am
    [morning] am
   *[noon] pm
}
ways-power = Spare the battery
ways-calm = Less motion
ways-large = Larger things to touch
ways-contrast = Dark outlines
ways-kiosk = Nothing but Jonaki
ways-code = The code of the adults' gate
ways-code-change = Change the code
keys-new = The child's name
keys-rename = The new name
keys-code = Four new digits
child-sees = Sees
child-blind = Blind
child-hears = Hears
child-deaf = Deaf
child-no-signs = No signing
child-signs = Signing: { $language }
corner-diagnose = Diagnostics file
corner-diagnosed = Written: { $path }. Nobody's name is in it.
corner-not-diagnosed = The file could not be written. Make room or put a card in, and try again.
corner-join = Join a school
keys-join = The code on the school's computer
join-title = Joining a school
join-searching = Looking for the school's computer on the same Wi-Fi.
join-compare = Does the school's computer show exactly these digits?
join-same = Yes, the same
join-other = No, others
join-entering = Joining.
join-joined = This tablet belongs to the school now. All work on it goes there.
join-code = That is no such code. Type it as the school's computer shows it.
join-digits = Not joined. With other digits, somebody might stand in between. Ask for a new code and try again.
join-retry = Type a code again
join-wait = One moment.
corner-storage = What takes up space
storage-title = Space on this tablet
storage-looking = Looking…
storage-free = Free: { $size }
storage-lessons = Lessons: { $size }
storage-record = What the children did: { $size }
storage-drawings = { $n ->
    [0] No drawings are kept yet.
    [one] One drawing is kept in it: { $size }
   *[other] { $n } drawings are kept in it: { $size }
}
storage-reserve = Set aside for the last answers: { $size }
storage-room-title = Make room
storage-before = Removes former releases of lessons. Nothing that a child did is removed, and the lessons in use stay.
storage-stays = What the children did, the lessons in use and the space set aside cannot be freed here. If room is still short, remove other programs' files.
storage-make = Make room
storage-making = Making room…
storage-freed = { $size } were freed. All children's work and all lessons in use are there.
storage-nothing = There was nothing that could go. Everything here is still needed.
storage-failed = No room could be made just now, since lessons are arriving or one cannot be read. Nothing was removed that is needed. Try again later.
storage-choose = What stays here
parts-title = What stays on this tablet
parts-note = What you switch off goes at once, and later releases come without it. What you switch on comes from the school with the next contact.
parts-none = Nothing here came from a school yet. What comes can be chosen here.
parts-failed = That could not be done just now: lessons may be arriving. Nothing was lost; try again later.
parts-whole = All lessons
parts-voices = Voices: { $language }
parts-signs = { $language }
tongue-bn = Bangla
tongue-en = English
tongue-ctg = Chittagonian
tongue-syl = Sylheti
tongue-rkt = Rangpuri
tongue-ccp = Chakma
tongue-rmz = Marma
tongue-trp = Kokborok
tongue-grt = Garo
tongue-sat = Santali
tongue-sck = Sadri
tongue-bdsl = Bangla Sign Language
tongue-isl = Indian Sign Language
parts-size = { $what } · { $size }
parts-awaited = { $what } · not here
storage-mb = { $n } MB
storage-kb = { $n } KB
