# বড়দের জায়গা। "আপনি"; সংখ্যার আগে কথা।
gate-hold = তালাটি ৩ সেকেন্ড ধরে রাখুন।
gate-code = এবার চারটি সংখ্যা দিন।
gate-hint = প্রথমবার: স্বাধীনতার বছর
gate-wait = তিনবার ভুল হয়েছে। একটু পরে আবার দিন।
corner-title = বড়দের জায়গা
corner-send-title = পাঠানো
corner-send = এখন পাঠান
corner-sending = পাঠানো হচ্ছে…
corner-waiting = { $n ->
    [0] এই ট্যাবলেটের সব কাজ পাঠানো হয়েছে।
   *[other] { $n }টি কাজ পাঠানো বাকি। হারাবে না।
}
corner-last = শেষ পাঠানো: { $when }।
corner-never = এখনো কিছু পাঠানো হয়নি।
corner-week = এ সপ্তাহে { $wifi } কেবি ওয়াই-ফাইয়ে, { $metered } কেবি মোবাইলে ({ $budget } কেবি পর্যন্ত)।
corner-card-out = কার্ডে দিন
corner-card-in = কার্ড থেকে নিন
corner-card-none = কোনো কার্ড বা পেনড্রাইভ পাওয়া যায়নি। একটি লাগিয়ে আবার চাপুন।
corner-card-busy = কার্ডের কাজ চলছে…
corner-card-filled = কার্ডে { $n }টি কাজ রাখা হয়েছে, সিল করা। কার্ডটি স্কুলে নিয়ে যান।
corner-card-read = কার্ড থেকে জানা গেল: { $n }টি কাজ স্কুলে পৌঁছেছে, নতুন খবর { $news }টি।
corner-arrived-title = যা এসেছে
corner-arrived-none = স্কুল থেকে এখনো কিছু আসেনি।
corner-arrived-lessons = নতুন পাঠ: { $channel }, সংস্করণ { $release }।
corner-coming-lessons = নতুন পাঠ আসছে: { $channel }, সংস্করণ { $release }।
corner-arrived-messages = { $n }টি বার্তা।
corner-arrived-learners = শিশুর তালিকা: { $n } জন।
corner-tablet-title = এই ট্যাবলেট
corner-school = স্কুল: { $name }
corner-no-school = এখনো কোনো স্কুলে যোগ হয়নি। সব কাজ এখানেই জমা থাকছে।
corner-space = খালি জায়গা { $mb } এমবি।
corner-name = ট্যাবলেট { $id }
corner-when-today = আজ { $time }
corner-when-yesterday = গতকাল { $time }
corner-when-day = { $day }/{ $month } তারিখ { $time }
notice-log-set-aside = খাতার একটি নষ্ট ফাইল আলাদা করে রাখা হয়েছে; { $n }টি ঘটনা উদ্ধার হয়েছে।
notice-new-stream = ট্যাবলেট নতুন খাতা শুরু করেছে।
notice-state-rebuilt = শেখার হিসাব আবার গোনা হয়েছে।
notice-state-in-memory = শেখার হিসাব আপাতত মেমরিতে আছে; জায়গা খালি করুন।
notice-space-low = জায়গা প্রায় শেষ। পুরোনো ফাইল সরান।
tab-today = আজ
tab-children = শিশুরা
tab-ways = ভাষা ও চোখ
tab-tablet = ট্যাবলেট
corner-about = লাইসেন্স
today-title = এই ট্যাবলেটে আজকের ক্লাস
today-line = { $all } জনের মধ্যে { $n } জন আজ পড়েছে।
today-calm = আজ কারও জন্য বাড়তি কিছু করার নেই।
today-stuck = “{ $skill }” অনেকবার চেষ্টা করেও হচ্ছে না
today-mixed = বারবার ভুল হচ্ছে: { $tag }
today-away = { $days } দিন ট্যাবলেট খোলেনি
today-finished = “{ $lesson }” শেষ করেছে
today-sit = ৫ মিনিট পাশে বসুন
today-show = দুটো পাশাপাশি রেখে দেখান
today-call = আজ আগে ডাকুন
today-listen = জোরে পড়ে শোনাতে বলুন
children-title = { $n } জন শিশু
children-new = নতুন
child-rename = নাম বদলান
child-away = সরিয়ে দিন
child-sure = সত্যি?
child-next = এরপর কী, কেন
child-secret = গোপন জিনিস
child-secret-note = একটি ছুঁলে সেটিই গোপন; আবার ছুঁলে আর লাগবে না।
ways-language = ভাষা
ways-bn = বাংলা
ways-en = English
ways-minutes = একবারে কত মিনিট
ways-no-end = শেষ নেই
ways-class = স্কুলের সময়ে ও একসাথে খেলার সময় সীমা থাকে না।
ways-music = গল্পের সুর
ways-times = ভাষা ও সময়
ways-eyes = চোখ ও হাত
ways-voice = জোনাকি কত তাড়াতাড়ি বলবে
ways-voice-usual = স্বাভাবিক
ways-voice-slower = একটু ধীরে
ways-voice-slow = ধীরে
ways-letters = পড়ার অক্ষর
ways-letters-open = সরল
ways-letters-book = বইয়ের মতো
ways-letters-note = কিছু যুক্তবর্ণ দেখতে একটু আলাদা। হাত ঘুরিয়ে লেখার অক্ষর একই থাকে।
ways-quiet = ঘুম { $from } থেকে { $until }
ways-quiet-from = শুরু
ways-quiet-until = শেষ
ways-clock = { $part ->
    [dawn] ভোর
    [morning] সকাল
    [noon] দুপুর
    [afternoon] বিকাল
    [evening] সন্ধ্যা
   *[night] রাত
} { $time }
ways-power = ব্যাটারি বাঁচান
ways-calm = কম নড়াচড়া
ways-large = বড় বোতাম
ways-contrast = গাঢ় রেখা
ways-kiosk = জোনাকি ছাড়া আর কিছু নয়
keys-new = শিশুর নাম
keys-rename = নতুন নাম
child-sees = চোখে দেখে
child-blind = দেখে না
child-hears = কানে শোনে
child-deaf = শোনে না
child-no-signs = ইশারা ছাড়া
child-signs = ইশারা: { $language }
corner-diagnose = অবস্থার ফাইল
corner-diagnosed = ফাইল রাখা হয়েছে: { $path }। এতে কারও নাম নেই।
corner-not-diagnosed = ফাইল রাখা গেল না। জায়গা খালি করুন বা কার্ড লাগিয়ে আবার চাপুন।
corner-join = স্কুলে যোগ দিন
keys-join = স্কুলের কম্পিউটারে যে কোড দেখাচ্ছে
join-title = স্কুলে যোগ দেওয়া
join-searching = একই ওয়াই-ফাইয়ে স্কুলের কম্পিউটার খোঁজা হচ্ছে।
join-compare = স্কুলের কম্পিউটারেও কি ঠিক এই সংখ্যাগুলো দেখাচ্ছে?
join-same = হ্যাঁ, একই
join-other = না, আলাদা
join-entering = যোগ দেওয়া হচ্ছে।
join-joined = এই ট্যাবলেট এখন স্কুলের। এখানকার সব কাজ স্কুলে যাবে।
join-code = কোডটা ঠিক হয়নি। স্কুলের কম্পিউটারে যেমন আছে, তেমন লিখুন।
join-digits = যোগ দেওয়া হয়নি। সংখ্যা আলাদা হলে কাউকে মাঝখানে ঢুকতে দেওয়া হয় না। নতুন কোড নিয়ে আবার চেষ্টা করুন।
join-retry = আবার কোড লিখি
join-wait = একটু অপেক্ষা করুন।
corner-storage = জায়গা কীসে লাগছে
storage-title = এই ট্যাবলেটের জায়গা
storage-looking = দেখা হচ্ছে…
storage-free = খালি: { $size }
storage-lessons = পাঠ: { $size }
storage-record = শিশুদের কাজ: { $size }
storage-drawings = { $n ->
    [0] এখনো কোনো আঁকা রাখা হয়নি।
   *[other] এর মধ্যে { $n }টি আঁকা ছবি: { $size }
}
storage-reserve = শেষ কাজগুলো রাখার জন্য তোলা জায়গা: { $size }
storage-room-title = জায়গা খালি করা
storage-before = পাঠের পুরোনো সংস্করণ মুছে যাবে। শিশুদের কোনো কাজ মুছবে না, যে পাঠ চলছে তা-ও থাকবে।
storage-stays = শিশুদের কাজ, চলতি পাঠ ও তোলা জায়গা এখান থেকে খালি করা যায় না। তবু জায়গা কম হলে অন্য অ্যাপের ফাইল সরান।
storage-make = জায়গা খালি করুন
storage-making = খালি করা হচ্ছে…
storage-freed = { $size } খালি হয়েছে। শিশুদের সব কাজ ও চলতি সব পাঠ ঠিক আছে।
storage-nothing = সরানোর মতো কিছু ছিল না। এখানে যা আছে সবই দরকার।
storage-failed = এখন জায়গা খালি করা গেল না: হয় নতুন পাঠ আসছে, নয় কোনো পাঠ পড়া যাচ্ছে না। দরকারি কিছু মোছেনি। একটু পরে আবার চেষ্টা করুন।
storage-mb = { $n } এমবি
storage-kb = { $n } কেবি
