# শিক্ষকের টেবিল। বড়দের জন্য, "আপনি"; শিশু "সে"। কারও নামে মন্দ কথা নয়।
desk-name = জোনাকি
desk-under-name = শিক্ষকের টেবিল
desk-this-language = বাংলা
desk-and = আর
desk-skip = মূল অংশে যান
desk-main = প্রধান
desk-all = সব পাতা
desk-back = ফিরে যান
desk-next = এরপর
desk-save = রাখুন
desk-find = শিশু খুঁজুন
desk-other-class = শ্রেণি বদলান
desk-leave = বেরিয়ে যান
desk-class-today = আজকের ক্লাস
desk-skills = দক্ষতার ছক
desk-given = কাজ ও বার্তা
desk-tablets = ট্যাবলেট
desk-school = স্কুল
desk-tab-today = আজ
desk-tab-skills = ছক
desk-tab-given = কাজ
desk-tab-tablets = ট্যাবলেট
desk-tab-more = আরও

# দিন
desk-long-day = { $weekday }, { $date } { $year } · { $day } { $month }
desk-short-day = { $day } { $month }
desk-today = আজ
desk-yesterday = গতকাল
desk-days-ago = { $days } দিন আগে
desk-never = এখনো না
desk-weekday-0 = রবিবার
desk-weekday-1 = সোমবার
desk-weekday-2 = মঙ্গলবার
desk-weekday-3 = বুধবার
desk-weekday-4 = বৃহস্পতিবার
desk-weekday-5 = শুক্রবার
desk-weekday-6 = শনিবার
desk-month-1 = জানুয়ারি
desk-month-2 = ফেব্রুয়ারি
desk-month-3 = মার্চ
desk-month-4 = এপ্রিল
desk-month-5 = মে
desk-month-6 = জুন
desk-month-7 = জুলাই
desk-month-8 = আগস্ট
desk-month-9 = সেপ্টেম্বর
desk-month-10 = অক্টোবর
desk-month-11 = নভেম্বর
desk-month-12 = ডিসেম্বর
desk-bangla-month-1 = বৈশাখ
desk-bangla-month-2 = জ্যৈষ্ঠ
desk-bangla-month-3 = আষাঢ়
desk-bangla-month-4 = শ্রাবণ
desk-bangla-month-5 = ভাদ্র
desk-bangla-month-6 = আশ্বিন
desk-bangla-month-7 = কার্তিক
desk-bangla-month-8 = অগ্রহায়ণ
desk-bangla-month-9 = পৌষ
desk-bangla-month-10 = মাঘ
desk-bangla-month-11 = ফাল্গুন
desk-bangla-month-12 = চৈত্র

# আজকের ক্লাস
desk-lede = আজ { $n } জনের { $m } জন শিখেছে, { $k }টি আলো জ্বলেছে।
desk-lede-nobody = আজ এখনো কোনো কাজ এসে পৌঁছায়নি; এ পর্যন্ত যা জানা, নিচে।
desk-lede-calm = আজ কারও বিশেষ দরকার নেই।
desk-lede-call = { $n ->
    [1] একজনের পাশে আজ একটু বসুন।
    [2] দুজনের পাশে আজ একটু বসুন।
   *[other] তিনজনের পাশে আজ একটু বসুন।
}
desk-empty-class = এই শ্রেণিতে এখনো কোনো শিশু নেই।
desk-empty-class-how = শিশুদের নাম বসালে ট্যাবলেটে তাদের ছবি আসে। ট্যাবলেটে আগে যাদের নাম তোলা হয়েছে, তারা নিজে থেকেই এখানে আসবে।
desk-add-children = শিশুদের নাম বসান
desk-three = আজ যাদের পাশে বসবেন
desk-groups = দলের পরামর্শ
desk-everybody = সবাই
desk-everybody-how = যার বেশি দরকার সে আগে; নাম ছুঁলে শিশুর পাতা
desk-as-table = টেবিল হিসেবে (CSV)
desk-roll = রোল { $n }
desk-col-child = শিশু
desk-col-lights = আজকের আলো
desk-col-need = কী দরকার
desk-col-minutes = মিনিট, ৭ দিনে
desk-col-seen = শেষ দেখা
desk-minutes = মিনিট
desk-band-today = আজই · { $n } জন
desk-band-week = এই সপ্তাহে · { $n } জন
desk-band-fine = ভালো চলছে · { $n } জন
desk-band-new = এখনো কিছু আসেনি · { $n } জন
desk-urgent-today = আজই:
desk-urgent-week = এই সপ্তাহে:
desk-fine = ভালো চলছে
desk-new = এখনো কিছু আসেনি
desk-lights = { $n ->
    [0] আজ আলো জ্বলেনি
   *[other] আজ { $n }টি আলো
}
desk-why-pair = গুলিয়ে যায়: শেষ { $of }টিতে { $n } বার
desk-why-mixed = { $mix }: শেষ { $of }টিতে { $n } বার গুলিয়েছে
desk-why-stuck = “{ $skill }”: { $n } বার চেষ্টা করেছে, এখনো সহজ হয়নি
desk-why-quiet = { $days } দিন কিছু শেখেনি; ট্যাবলেট কাছেই আছে
desk-why-away = ট্যাবলেট “{ $tablet }” { $days } দিন কাছে আসেনি; কাজ জমা থাকতে পারে
desk-act-pair = কাঠি আর স্লেটে { $one }-{ $other }, ৫ মিনিট
desk-act-mixed = পাশে বসে আলাদা করে দেখান
desk-act-stuck = পাশে বসে ৩টি একসাথে করুন
desk-act-quiet = বাড়িতে খোঁজ নিন
desk-act-away = ট্যাবলেটটি কাছে আনুন
desk-group-pair = { $n } জনের গুলিয়ে যায়: কাঠি ও স্লেট
desk-group-mixed = { $n } জনের গুলিয়ে যায়: { $mix }
desk-group-stuck = { $n } জন “{ $skill }”-এ থেমে আছে
desk-make-group = দল করুন
desk-one-sound-note = এখানকার ঘরে এক শোনায়, তাই চিহ্ন ওঠে না: { $mixes }।

# ঢোকা
desk-enter = ঢুকুন
desk-enter-lede = নাম আর পাসওয়ার্ড দিয়ে টেবিলে বসুন।
desk-enter-lost = পাসওয়ার্ড ভুলে গেলে প্রধান শিক্ষক নতুন করে দিতে পারেন।
desk-enter-wrong = নাম বা পাসওয়ার্ড মেলেনি। আবার দেখে দিন।
desk-enter-over = এখানে বসতে নাম আর পাসওয়ার্ড লাগে। অনেকক্ষণ কিছু না করলে আবার দিতে হয়।
desk-enter-nobody = এখানে এখনো কারো নাম নেই, কিন্তু শিশুরা আছে। যিনি স্কুল চালান, তিনি এই যন্ত্রে লিখবেন: jonaki-server password নাম
desk-enter-slow = কয়েকবার মেলেনি, তাই একটু থামতে হচ্ছে। আধা মিনিট পরে আবার দিন; কেউ চিরকাল আটকে থাকে না।
desk-login = ঢোকার নাম
desk-login-how = ছোট ইংরেজি হরফ বা বাংলা, যেমন mina
desk-password = পাসওয়ার্ড
desk-password-new = পাসওয়ার্ড ঠিক করুন
desk-password-how = অন্তত ৮ হরফ; তিনটি শব্দ মিলিয়ে লিখলে মনে থাকে
desk-not-here = এখানে কিছু নেই
desk-not-here-how = পাতাটি নেই, বা এটি আপনার দেখার নয়।
desk-not-done = কাজটি হয়নি
desk-not-done-how = পাতাটি পুরোনো হয়ে গিয়েছিল। ফিরে গিয়ে আবার করুন।
desk-busy = এখন পারা যাচ্ছে না
desk-busy-how = ল্যাপটপের ডিস্কে জায়গা আছে কি না দেখুন, তারপর আবার করুন। কিছু হারায়নি।

# প্রথম দিন
desk-welcome = প্রথম দিন
desk-three-steps = তিন ধাপ
desk-welcome-step-1 = আপনার স্কুল
desk-welcome-step-2 = আপনি
desk-welcome-step-3 = প্রথম শ্রেণি
desk-welcome-lede-1 = আসসালামু আলাইকুম, নমস্কার! কোন স্কুলের জন্য সাজাব?
desk-welcome-lede-2 = টেবিলে প্রথম কে বসবেন?
desk-welcome-lede-3 = কোন শ্রেণি দিয়ে শুরু?
desk-welcome-note-1 = সব তথ্য এই ল্যাপটপেই থাকে। ইন্টারনেট লাগে না, কোথাও কিছু যায় না।
desk-welcome-note-2 = আপনি এই স্কুলের সব শ্রেণি দেখবেন, আর অন্য শিক্ষকদের যোগ করতে পারবেন।
desk-welcome-note-3 = শিশুদের নাম পরেও বসানো যায়। যে নামে ক্লাসে ডাকেন, সেটিই লিখুন।
desk-welcome-done = সাজান
desk-school-name = স্কুলের নাম
desk-school-place = উপজেলা ও জেলা
desk-one-sound = এখানকার ঘরের কথায় কোনগুলো এক শোনায়?
desk-one-sound-why = এগুলো গুলিয়ে ফেললে শিশুর নামে চিহ্ন উঠবে না।
desk-your-name = আপনার নাম
desk-class-name = শ্রেণির নাম
desk-children = শিশুদের নাম
desk-children-how = এক লাইনে একজন; আগে রোল থাকলেও চলে: ১ রহিমা
desk-wrong-empty = একটি ঘর ফাঁকা রয়ে গেছে।
desk-wrong-password = পাসওয়ার্ডে অন্তত ৮টি হরফ লাগে।
desk-wrong-login = এই ঢোকার নামটি নেওয়া যাচ্ছে না; ৩ থেকে ৪০ হরফের অন্য একটি দিন।
desk-wrong-children = নামের তালিকায় একটি লাইন অনেক লম্বা; এক লাইনে একজনের নাম লিখুন।
desk-wrong-many = একসাথে ২০০ জনের বেশি নয়।

# ট্যাবলেট যোগ করা, দেয়ালের পাতা, খোঁজা
desk-join = ট্যাবলেট যোগ করা
desk-join-lede = প্রতিটি ট্যাবলেটকে একবার স্কুল চিনিয়ে দিন; তারপর সব নিজে নিজে আসে-যায়।
desk-join-qr = ট্যাবলেট যোগ করার QR ছবি
desk-join-code = ক্যামেরা না থাকলে এই সংকেত লিখুন
desk-join-lasts = আর { $minutes } মিনিট চলবে
desk-join-none = যোগ করতে একটি নতুন ছবি বানান। ১৫ মিনিট চলে, তাই হারালেও ভয় নেই।
desk-join-make = ছবি বানান
desk-join-again = নতুন ছবি
desk-join-how-1 = ল্যাপটপ আর ট্যাবলেট একই ওয়াই-ফাইয়ে রাখুন। ইন্টারনেট লাগে না।
desk-join-how-2 = ট্যাবলেটে বড়দের তালাটি তিন সেকেন্ড ধরে রাখুন, তারপর “স্কুলে যোগ দিন”।
desk-join-how-3 = ক্যামেরা এই ছবির দিকে ধরুন, বা সংকেতটি লিখুন।
desk-join-how-4 = ট্যাবলেটে স্কুলের নাম এলে “হ্যাঁ” চাপুন। এরপর পরেরটি।
desk-join-digits = এই অঙ্কগুলো হাতের ট্যাবলেটেও থাকলে তবেই সেখানে “হ্যাঁ” চাপুন:
desk-joined = { $n ->
    [0] এখনো কোনো ট্যাবলেট যোগ হয়নি।
   *[other] { $n }টি ট্যাবলেট যোগ হয়েছে।
}
desk-look-again = আবার দেখুন
desk-to-class = ক্লাসে যান
desk-wall = দেয়ালের পাতা
desk-wall-how = ছাপিয়ে দেয়ালে লাগান। এতে গোপন কিছু নেই, কোনো শিশুর নামও নেই।
desk-wall-lede = আমাদের জোনাকি ট্যাবলেট
desk-wall-1 = সকালে ট্যাবলেট চালু করুন; শিশুরা নিজের ছবিতে ছুঁয়ে শুরু করে।
desk-wall-2 = নতুন একটি জিনিস শিখলে একটি আলো জ্বলে। আলো আর নেভে না।
desk-wall-3 = ল্যাপটপ চালু থাকলে কাজ নিজে থেকেই আসে। কিছু চাপতে হয় না।
desk-wall-4 = কেউ আটকে গেলে পাখিটিকে ছুঁতে বলুন; সে দেখিয়ে দেয়।
desk-wall-5 = ছুটির আগে সব ট্যাবলেট চার্জে দিন।
desk-found = { $n ->
    [0] “{ $asked }” নামে কাউকে পাওয়া যায়নি।
   *[other] “{ $asked }”: { $n } জন।
}
desk-col-class = শ্রেণি
desk-col-roll = রোল
desk-class-shift = { $name } · পালা { $shift }
desk-unplaced = কোনো শ্রেণিতে নেই

# কাজ ও বার্তা
desk-give = কাজ দিন
desk-give-lede = কাকে, কী, কবে পর্যন্ত: তিন ধাপে। পরের বার ট্যাবলেট কাছে এলেই পৌঁছাবে।
desk-give-1 = ১. কাকে
desk-give-2 = ২. কী
desk-give-3 = ৩. সাথে একটি বার্তা
desk-give-whole = পুরো ক্লাস, { $n } জন
desk-give-some = { $n ->
    [0] বেছে নেওয়া শিশুরা
   *[other] বেছে নেওয়া শিশুরা, { $n } জন
}
desk-give-choose = শিশু বেছে নিন
desk-give-no-lessons = এই স্কুলে এখনো কোনো পাঠ প্রকাশ করা হয়নি।
desk-give-until = কবে পর্যন্ত
desk-give-until-how = তারিখ পেরোলে পাঠটি আর আগে আসে না; কেউ “ফেল” হয় না।
desk-give-text = লেখা (না দিলেও চলে)
desk-give-seen = এই বার্তা পরিবার ট্যাবলেটে আর প্রধান শিক্ষক এখানে দেখতে পান। একে মোছা যায় না। শিশুর সাথে গোপন কথার জায়গা এটা নয়।
desk-give-done = দেওয়া হয়েছে। ট্যাবলেট কাছে এলেই পৌঁছাবে।
desk-give-nothing = একটি পাঠ বাছুন বা একটি বার্তা লিখুন।
desk-give-nobody = অন্তত একজন শিশু বাছুন।
desk-give-past = তারিখটি পেরিয়ে গেছে; আজ বা পরের একটি দিন দিন।
desk-given-before = আগে যা দেওয়া হয়েছে
desk-given-none = এখনো কিছু দেওয়া হয়নি।
desk-given-class = পুরো ক্লাস
desk-given-done = { $of } জনের { $done } জন শেষ করেছে
desk-given-back = ফিরিয়ে নিন

# শিশুর পাতা
desk-story-days = { $name } এই সপ্তাহে { $days } দিন শিখেছে।
desk-story-no-day = { $name } এই সপ্তাহে এখনো আসেনি।
desk-story-new = নতুন { $n }টি দক্ষতা জেনেছে, তার একটি “{ $skill }”।
desk-story-pair = { $one } আর { $other } গুলিয়ে যাচ্ছে; পাঁচ মিনিট পাশে বসলে ভালো হয়।
desk-story-fine = ভালো চলছে।
desk-eight-weeks = আট সপ্তাহে যা জেনেছে
desk-chart = { $n }টি দক্ষতা জানে, এই সপ্তাহে { $new }টি নতুন। প্রতি চিহ্ন একটি দক্ষতা।
desk-chart-none = দুই দিন মিলিয়ে পাঁচটির চারটি ঠিক হলে একটি দক্ষতা এখানে ওঠে।
desk-mixes = যা গুলিয়ে যায়
desk-mixes-none = শেষ কয়েকটি প্রশ্নে কিছু গুলিয়ে যায়নি।
desk-mix-way = { $expected } চাইলে { $response } দিয়েছে { $n } বার
desk-mix-few = এখনো চিহ্ন তোলার মতো নয়; দেখে রাখুন
desk-mix-one-sound = এখানকার ঘরে এক শোনায়
desk-help-pair = কাঠি সাজিয়ে { $one } বানান, নাম বলুক; বদলে { $other } করুন, আবার বলুক। তারপর স্লেটে একটি করে লিখুক। তফাতটা কোথায়, আঙুল দিয়ে দেখাক।
desk-help-mixed = দুটো পাশাপাশি রেখে তফাতটা আঙুল দিয়ে দেখান ({ $mix }); তারপর সে আপনাকে দেখাক।
desk-help-stuck = “{ $skill }”-এর তিনটি প্রশ্ন একসাথে করুন: প্রথমটি আপনি, দ্বিতীয়টি দুজনে, তৃতীয়টি সে।
desk-help-quiet = বাড়িতে খোঁজ নিন কেমন আছে। ফিরে এলে সহজ একটি পাঠ দিয়ে শুরু করান।
desk-answers = কী চাওয়া হলো, কী দিল
desk-answers-last = শেষ { $n }টি; একা করা কাজ
desk-answers-of = “{ $skill }”: { $n }টি
desk-answers-all = সব দেখুন
desk-answers-none = এখনো কোনো উত্তর এসে পৌঁছায়নি।
desk-col-day = দিন
desk-col-asked = কী চাওয়া হলো
desk-col-expected = ঠিক উত্তর
desk-col-given = যা দিল
desk-col-outcome = ফল
desk-answer-right = ঠিক
desk-answer-other = অন্য উত্তর
desk-answer-helped = সাহায্য নিয়ে
desk-answer-try = { $n }য় চেষ্টা
desk-uncertain = তারিখ অনিশ্চিত
desk-drawn = শিশুর আঁকা
desk-her-skills = যা যা দেখেছে

# দক্ষতার ছক
desk-level-new = এখনো দেখেনি
desk-level-met = দেখেছে
desk-level-growing = বাড়ছে: পরপর ২ বার ঠিক
desk-level-known = জানে: দুই দিনে ৫টির ৪টি ঠিক
desk-level-kept = মনে রেখেছে: ৭ দিন পরও ঠিক
desk-level-stuck = থেমে আছে: ৮টি চেষ্টা, এখনো বাড়ছে না
desk-map-lede = { $of }টি দক্ষতার { $n }টি অর্ধেকের বেশি শিশু জানে।
desk-map-call = “{ $skill }”-এ { $n } জন থেমে আছে।
desk-map-none = এই বিষয়ে এখনো কোনো কাজ নেই।
desk-map-key = চিহ্নের মানে
desk-map-known = জানে, { $n } জনে
desk-strand-bn = বাংলা
desk-strand-ma = গণিত
desk-strand-en = ইংরেজি
desk-strand-ev = পরিবেশ
desk-strand-he = স্বাস্থ্য
desk-strand-ar = শিল্পকলা

# ট্যাবলেট ও স্কুল
desk-tablets-lede = { $n }টি ট্যাবলেটের { $near }টি আজ বা গতকাল কথা বলেছে।
desk-tablets-find = খুঁজে আনুন: { $names }।
desk-tablets-charge = চার্জে দিন: { $names }।
desk-tablets-none = এখনো কোনো ট্যাবলেট যোগ হয়নি।
desk-tablets-caption = ট্যাবলেটের অবস্থা, যেটি আগে দেখা দরকার সেটি আগে
desk-tablet-away = { $days } দিন কাছে আসেনি; কাজ জমা থাকতে পারে
desk-tablet-low = চার্জ { $charge }%: ছুটির আগে চার্জে দিন
desk-tablet-behind = ঘড়ি { $days } দিন পিছিয়ে; কাজ ঠিক ক্রমে আছে
desk-tablet-ahead = ঘড়ি { $days } দিন এগিয়ে; কাজ ঠিক ক্রমে আছে
desk-tablet-full = জায়গা প্রায় শেষ: { $mb } এমবি
desk-tablet-never = যোগ হয়েছে, এখনো কথা বলেনি
desk-tablet-fine = ঠিক আছে
desk-tablet-revoked = তালিকা থেকে বাদ দেওয়া
desk-tablet-back = ফিরিয়ে নিন
desk-tablet-revoke = বাদ দিন
desk-tablet-revoke-how = হারানো ট্যাবলেট বাদ দিলে সে আর কিছু পায় না; তার পরের কাজ আলাদা করে রাখা হয়। পাওয়া গেলে ফিরিয়ে নেওয়া যায়।
desk-unknown = অজানা
desk-percent = { $n }%
desk-mb = { $n } এমবি
desk-col-tablet = ট্যাবলেট
desk-col-state = অবস্থা
desk-col-charge = চার্জ
desk-col-waiting = জমা কাজ
desk-col-contact = শেষ যোগাযোগ
desk-col-free = খালি জায়গা
desk-col-do = করুন
desk-change = বদলান
desk-kept = রাখা হয়েছে।
desk-school-lede = { $classes }টি শ্রেণি, { $children } জন শিশু, { $adults } জন বড়।
desk-adults = যাঁরা টেবিলে বসেন
desk-new-adult = শিক্ষক যোগ করুন
desk-their-name = নাম
desk-their-class = কোন শ্রেণি
desk-whole-school = পুরো স্কুল
desk-leads = পুরো স্কুল দেখেন
desk-packs = পাঠ প্রকাশ করেন
desk-above = শুধু মোট হিসাব দেখেন
desk-remove = বাদ দিন
desk-add = যোগ করুন
desk-classes = শ্রেণি
desk-class-how = পুরোনো নাম দিলে সেই শ্রেণিতেই যোগ হয়
desk-n-children = { $n } জন

# পাঠ
desk-lessons = পাঠ
desk-lessons-lede = একটি পাঠ ছুঁলে দেখা যায় ক্লাস কোথায় পারল, কোথায় আটকাল।
desk-lesson-finished = { $n } জন শেষ করেছে
desk-lesson-since = শেষ ৩০ দিন
desk-lesson-none = এই শ্রেণির কেউ এখনো এই পাঠে উত্তর দেয়নি।
desk-lesson-lede = { $n } জন { $items }টি প্রশ্নে উত্তর দিয়েছে।
desk-lesson-call = “{ $asked }”-এ অর্ধেকের বেশি অন্য উত্তর দিয়েছে।
desk-lesson-all = সবাই পারে
desk-lesson-nobody = কেউ পারেনি: প্রশ্নটিই হয়তো অচেনা, শিশুর দোষ নয়
desk-lesson-mix = { $mix } গুলিয়ে যায়
desk-lesson-bar = একা { $alone }, সাহায্য নিয়ে { $helped }, অন্য উত্তর { $other }
desk-col-answers = প্রথম উত্তর
desk-col-tells = যা বোঝা যায়

# পাশাপাশি শ্রেণি
desk-sums = পাশাপাশি শ্রেণি
desk-sums-week = শেষ ৭ দিন
desk-sums-lede = এই সপ্তাহে { $n } শিশুর { $played } জন শিখেছে।
desk-sums-children = শিশু
desk-sums-played = এই সপ্তাহে শিখেছে
desk-sums-minutes = মিনিট, জনপ্রতি
desk-sums-finished = পাঠ শেষ হয়েছে
desk-sums-of = { $of } জনের { $n }
desk-sums-hidden = পাঁচজনের কম শিশুর { $n }টি শ্রেণি আলাদা করে দেখানো হয় না।
