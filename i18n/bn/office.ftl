# শিক্ষকের টেবিলের দপ্তর: অ্যাকাউন্ট, কে কী করলেন, নামের তালিকা, ছাপা ও নেওয়ার পাতা।

# নিজের পাসওয়ার্ড, অ্যাকাউন্ট
desk-me = আমার পাসওয়ার্ড
desk-me-lede = নিজের জন্য নতুন পাসওয়ার্ড বেছে নিন।
desk-me-old = এখনকার পাসওয়ার্ড
desk-me-wrong = এখনকার পাসওয়ার্ড মেলেনি।
desk-me-after = এরপর সব জায়গায় নতুন করে ঢুকতে হবে।
desk-wrong-last = এই স্কুল দেখার মতো আর কেউ নেই। আগে আরেকজনকে পুরো স্কুলের ভার দিন।

# কে কী করলেন
desk-audit = কে কী করলেন
desk-audit-whole = যা লেখা আছে তার কিছুই বদলানো বা মোছা হয়নি।
desk-audit-end = এই লাইনটি কাগজে লিখে রাখলে পরে দেখানো যায়, এর আগের কিছু বদলায়নি:
desk-audit-broken = { $no } নম্বর লাইন, বা তার আগের কোনো লাইন, বদলানো বা মোছা হয়েছে।
desk-audit-cut = শেষের লাইন নেই: { $no } নম্বর পর্যন্ত লেখা ছিল।
desk-audit-broken-how = কেউ ল্যাপটপের ফাইলে হাত দিয়েছেন। ল্যাপটপ যেমন আছে রেখে শিক্ষা অফিসে জানান; পুরোনো কপিতে দেখা যাবে কী ছিল।
desk-audit-none = এখনো কিছু লেখা হয়নি।
desk-audit-when = কখন
desk-audit-who = কে
desk-audit-what = কী
desk-audit-about = কার বা কীসের
desk-audit-no = নম্বর
desk-audit-older = আরও আগের
desk-audit-machine = ল্যাপটপে বসে
desk-audit-nobody = তালিকায় আর নেই এমন শিশু
desk-did-account-first = প্রথম অ্যাকাউন্ট খুলেছেন
desk-did-account-made = অ্যাকাউন্ট খুলেছেন
desk-did-account-password = নতুন পাসওয়ার্ড দিয়েছেন
desk-did-account-own-password = নিজের পাসওয়ার্ড বদলেছেন
desk-did-account-removed = অ্যাকাউন্ট বাদ দিয়েছেন
desk-did-child-placed = শিশুর নাম, শ্রেণি বা রোল বদলেছেন
desk-did-child-erase-asked = শিশুর সব মুছতে বলেছেন
desk-did-child-erased = শিশুর সব মোছা হয়েছে
desk-did-children-added = শিশুদের নাম বসিয়েছেন
desk-did-list-taken = নামের তালিকা নিয়েছেন
desk-did-list-undone = শেষ তালিকা ফিরিয়ে নিয়েছেন
desk-did-given = কাজ বা বার্তা দিয়েছেন
desk-did-taken-back = কাজ ফিরিয়ে নিয়েছেন
desk-did-hand-seen = হাত তোলা শিশুর কাছে গেছেন
desk-did-sounds-set = ঘরে কোনগুলো এক শোনায় তা ঠিক করেছেন
desk-did-invited = ট্যাবলেট যোগ করার ছবি বানিয়েছেন
desk-did-tablet-named = ট্যাবলেটের নাম বদলেছেন
desk-did-published = পাঠ প্রকাশ করেছেন
desk-did-phones-let-in = ফোন ঢুকতে দিয়েছেন
desk-did-phones-kept-out = ফোন বন্ধ করেছেন
desk-did-tablet-revoked = ট্যাবলেট তালিকা থেকে বাদ দিয়েছেন
desk-did-tablet-back = ট্যাবলেট আবার তালিকায় নিয়েছেন
desk-did-exported = ফাইল নিয়েছেন
desk-did-certified = সনদ দিয়েছেন
desk-did-record-made = প্রশিক্ষণ বা সফর লিখেছেন
desk-did-record-removed = প্রশিক্ষণ বা সফর বাদ দিয়েছেন
desk-did-merged = দুই খাতা এক শিশুর করেছেন
desk-did-parted = শিশুর খাতা আলাদা করেছেন

# কী রাখা হয়, আর মোছা
desk-keeping = কী রাখা হয়
desk-keeping-lede = { $n ->
    [0] তালিকার সবাই গত দুই বছরের মধ্যে এসেছে।
   *[other] { $n } জন শিশু অনেক দিন আসেনি। স্কুল ছেড়ে থাকলে এখানে তাদের কিছু রাখার দরকার নেই।
}
desk-keeping-what = এই ল্যাপটপে কী থাকে, কত দিন
desk-keeping-thing = কী
desk-keeping-why = কেন
desk-keeping-until = কত দিন
desk-keeping-1 = নাম, ছবি, শ্রেণি, রোল
desk-keeping-1-why = যাতে শিশু ট্যাবলেটে নিজেকে খুঁজে পায়, আর শিক্ষক এখানে তাকে পান
desk-keeping-1-until = স্কুল ছাড়লে মোছা পর্যন্ত
desk-keeping-2 = উত্তর আর শেষ করা পাঠ
desk-keeping-2-why = যাতে পরের পাঠ তার মতো হয়, আর শিক্ষক বোঝেন কীসে সুবিধা হবে
desk-keeping-2-until = মোছা পর্যন্ত; দুই বছর কোনো কাজ না থাকলে এই পাতা মনে করিয়ে দেয়
desk-keeping-3 = কাজ, বার্তা, সনদ
desk-keeping-3-why = যাতে পরিবার ও স্কুল পরে দেখতে পারে
desk-keeping-3-until = শিশুর সব মোছা পর্যন্ত; শ্রেণির বার্তা থেকে যায়
desk-keeping-4 = বড়রা যা করেছেন
desk-keeping-4-why = যাতে শিশুর তথ্য নিয়ে কেউ আড়ালে কিছু না করেন
desk-keeping-4-until = সব সময়; এতে কোনো শিশুর নাম নেই
desk-keeping-5 = কপি
desk-keeping-5-why = ল্যাপটপ নষ্ট বা চুরি হলে
desk-keeping-5-until = নতুন কপি পুরোনোর জায়গা নেয়; তখন মোছা শিশুর কিছু কোনো কপিতে পড়া যায় না
desk-keeping-6 = ট্যাবলেটে
desk-keeping-6-why = যাতে নেটওয়ার্ক ছাড়াও শেখা চলে
desk-keeping-6-until = শিশুর সব মোছার পর ট্যাবলেট পরের বার কাছে আসা পর্যন্ত
desk-erase = শিশুর সব মুছুন
desk-erase-lede = একবার মুছলে আর ফেরানো যায় না। তার কাজ কেউ আর ফিরিয়ে আনতে পারবে না।
desk-erase-goes = যা মুছে যাবে
desk-erase-name = { $n ->
    [1] তার নাম, ছবি, শ্রেণি ও রোল
   *[other] তার নাম, ছবি, শ্রেণি ও রোল, আর তার নামে মেলানো { $n }টি খাতা
}
desk-erase-answers = { $n }টি উত্তর, শেষ করা { $lessons }টি পাঠ
desk-erase-skills = যা জানে: { $n }টি দক্ষতা
desk-erase-days = { $n ->
    [1] ১ দিনের কাজ, { $first }
   *[other] { $n } দিনের কাজ, { $first } থেকে { $last }
}
desk-erase-given = শুধু তাকে দেওয়া কাজ, বার্তা ও সনদ
desk-erase-stays = যা থেকে যাবে
desk-erase-stays-1 = একজন শিশুর সব মোছা হয়েছে, কবে, কে বলেছেন; নাম নয়
desk-erase-stays-2 = একই ট্যাবলেটের অন্য শিশুদের কাজ
desk-erase-stays-3 = আগে যা ছাপা বা নেওয়া হয়েছে
desk-erase-first = তার আগে
desk-erase-first-how = তার সম্পর্কে যা রাখা আছে, পরিবার এক ফাইলে নিতে পারে।
desk-erase-now = মুছে ফেলুন
desk-erase-type = নিশ্চিত হলে তার নাম লিখুন: { $name }
desk-erase-wrong = লেখাটি তার নামের সাথে মেলেনি; কিছুই মোছা হয়নি।
desk-erase-do = চিরতরে মুছুন
desk-erased = এই ল্যাপটপ থেকে শিশুর সব মুছে গেছে।
desk-erased-then = ট্যাবলেট পরের বার কাছে এলে সেখান থেকেও মুছবে। এখনই নতুন কপি করুন (jonaki-server backup), যাতে একই জায়গার পুরোনো কপিতেও তার কিছু পড়া না যায়।
desk-record = তার সব তথ্য (JSON)

# নামের তালিকা
desk-import = নামের তালিকা
desk-import-start = শিশুদের নামের তালিকা আনুন: আগে দেখে নেবেন, নিশ্চিত না করা পর্যন্ত কিছুই বদলাবে না।
desk-import-file = তালিকা
desk-import-choose = ফাইল
desk-import-or = অথবা নামগুলো এখানে বসান
desk-import-class = কোন শ্রেণি
desk-import-class-how = তালিকায় লেখা না থাকলে
desk-import-in-list = তালিকায় যা আছে
desk-import-as-typed = পুরোনো বিজয় ফন্টের লেখা মনে হলেও অক্ষর যেমন আছে তেমনই রাখুন
desk-import-look = দেখুন
desk-import-nothing-yet = এখনো কিছুই বদলাচ্ছে না।
desk-import-kinds = যা পড়া যায়
desk-import-kind-1 = নামের কলাম আছে এমন স্প্রেডশিট (XLSX) বা টেবিল (CSV, লেখা); শ্রেণি, রোল, শিফট, ছেলে/মেয়ে, আইডি থাকলে তা-ও; শিরোনাম বাংলা বা ইংরেজি। শিরোনাম ছাড়া হলে: রোল ও নাম।
desk-import-kind-2 = বাংলা বা ইংরেজি অক্ষরে নাম, পুরোনো বিজয় ফন্টে লেখা হলেও।
desk-import-kind-3 = অন্য প্রোগ্রামের তালিকা: OneRoster 1.2, CSV ফাইলের ZIP।
desk-import-before-this = শেষ তালিকা
desk-import-last = { $when }, { $who }: { $new } জন নতুন, { $changed } জনের বদল।
desk-import-undo = এই তালিকা ফিরিয়ে নিন
desk-import-undo-how = এরপর হাতে যা বদলানো হয়েছে তা থাকবে, আর এর মধ্যে যে কিছু শিখেছে সে-ও থাকবে।
desk-import-taken = তালিকা নেওয়া হয়েছে। ট্যাবলেট পরের বার কাছে এলে জানবে।
desk-import-undone = শেষ তালিকা ফিরিয়ে নেওয়া হয়েছে।
desk-import-nothing = ফিরিয়ে নেওয়ার মতো আর কিছু নেই।
desk-import-old = তালিকা দেখার পর স্কুলে কিছু বদলেছে। আবার দেখে নিন।
desk-import-preview = যা বদলাবে
desk-import-lede = { $new } জন নতুন, { $moved } জন অন্য শ্রেণিতে, { $changed } জনের নাম বা রোল অন্যভাবে, { $same } জন আগের মতোই।
desk-import-bijoy = নামগুলো পুরোনো বিজয় ফন্টে লেখা ছিল, এখানে ইউনিকোডে দেখানো হলো; পাশে মূল লেখা। ভুল হলে ফিরে গিয়ে অক্ষর যেমন আছে তেমন রাখুন।
desk-import-classes = নতুন শ্রেণি: { $names }।
desk-import-left = এই শ্রেণির { $n } জন শিশু তালিকায় নেই; তারা যেমন আছে তেমনই থাকবে।
desk-import-wrong = { $n }টি সারি বাদ থাকছে
desk-import-row = সারি { $n }
desk-import-do = { $n ->
    [0] নাম ছাড়া বাকি তথ্য বসান
   *[other] { $n } জন শিশু বসান
}
desk-import-do-some = { $n ->
    [0] বাকিটা বসান
   *[other] { $n } জন শিশু বসান
}, { $wrong }টি সারি বাদে
desk-import-other = অন্য তালিকা
desk-import-new = নতুন · { $n } জন
desk-import-moved = অন্য শ্রেণিতে · { $n } জন
desk-import-changed = অন্যভাবে লেখা · { $n } জন
desk-import-same = { $n ->
    [0] তালিকার কেউ হুবহু আগের মতো নেই।
   *[other] তালিকার { $n } জন আগের মতোই আছে।
}
desk-import-before = আগে: { $what }
desk-import-no-roll = রোল ছিল না
desk-import-col-before = আগে
desk-import-col-row = সারি
desk-sex = মেয়ে বা ছেলে
desk-girl = মেয়ে
desk-boy = ছেলে
desk-list-empty = তালিকায় কিছু নেই। ফাইল বেছে নিন বা নাম বসান।
desk-list-large = নামের তালিকার জন্য ফাইলটি বেশি বড়।
desk-list-many = একবারে ৫,০০০ জনের বেশি নয়; তালিকা ভাগ করুন।
desk-list-unreadable = ফাইলটি পড়া যায়নি। XLSX বা CSV হিসেবে রেখে আবার দিন।
desk-list-columns = নামের কলাম পাওয়া যায়নি। কলামের ওপরে “নাম” লিখে আবার দিন।
desk-list-archive = এটি OneRoster তালিকা নয়: users.csv, classes.csv আর enrollments.csv লাগে।
desk-list-no-name = এখানে নাম নেই; নাম লিখুন।
desk-list-long-name = নামটি ৬০ অক্ষরের বেশি; ছোট করুন।
desk-list-bad-roll = “{ $what }” রোল নম্বর নয়; সংখ্যা লিখুন বা খালি রাখুন।
desk-list-bad-shift = “{ $what }” শিফট নয়; সংখ্যা লিখুন বা খালি রাখুন।
desk-list-no-class = { $what }: শ্রেণি লেখা নেই; তালিকায় লিখুন বা ওপরে শ্রেণি বেছে নিন।
desk-list-no-such-class = { $what } শ্রেণিটি এই ফাইলে নেই; শ্রেণিসহ আবার বের করুন।
desk-list-two = এই শ্রেণিতে { $what } নামে দুজন আছে; রোল নম্বর লিখুন।
desk-list-twice = একই শিশু { $what } নম্বর সারিতেও আছে; একটি বাদ দিন।
desk-list-same-roll = এই শ্রেণিতে { $what }-এরও এই রোল; একটি ঠিক করুন।

# ছাপা ও নেওয়া
desk-reports = ছাপা ও নেওয়া
desk-reports-lede = পরিবার ও দেয়ালের পাতা, প্রতিবেদন, সনদ, আর অন্য প্রোগ্রামের জন্য টেবিল।
desk-reports-print = ছাপতে
desk-reports-files = নিয়ে যেতে
desk-reports-files-how = এসব ফাইলে শিশুদের নাম থাকে। কে নিলেন তা লেখা থাকে।
desk-print-how = Ctrl+P দিয়ে A4 কাগজে ছাপুন।
desk-family = পরিবারের পাতা
desk-family-how = কে এই সপ্তাহে কী শিখল, ছবিসহ; প্রতি শিশুর এক পাতা
desk-learnt = দেয়ালের পাতা: আমরা যা শিখলাম
desk-learnt-how = পুরো শ্রেণির এক পাতা, কারও নাম ছাড়া
desk-term = সাময়িক প্রতিবেদন
desk-term-how = প্রতি শিশুর এক পাতা, আপনার কথা লেখার জায়গাসহ
desk-xlsx-class = শ্রেণি (XLSX)
desk-xlsx-class-how = আজকের টেবিল আর প্রতি বিষয়ের দক্ষতা
desk-xlsx-answers = সব উত্তর (XLSX)
desk-xlsx-answers-how = এক বছরের প্রতিটি উত্তর, একেক সারিতে
desk-csv-today = আজকের ক্লাস (CSV)
desk-csv-today-how = যেকোনো স্প্রেডশিটে
desk-csv-skills = দক্ষতার ছক (CSV)
desk-csv-skills-how = বাংলা; অন্য বিষয় ছকের পাতা থেকেই
desk-oneroster = ফলাফল (OneRoster 1.2)
desk-oneroster-how = স্কুলের ফলাফল-খাতার জন্য: ০ থেকে ৪ ধাপ
desk-xapi = বিবৃতি (xAPI)
desk-xapi-how = শেখার তথ্যভান্ডারের জন্য; নাম ছাড়া
desk-family-title = এই সপ্তাহে যা শিখলাম
desk-family-range = { $from } থেকে { $to }
desk-family-days = যে দিনগুলোতে শিখেছি
desk-family-learnt = শিখেছে
desk-family-not = শেখেনি
desk-family-new = নতুন শিখেছি
desk-family-knows = যা জানি
desk-family-soon = প্রথম আলো শিগগির জ্বলবে
desk-family-soon-how = দুই দিন ভালো হলে একটি জিনিস শেখা হয়। রোজ একটু করলেই হবে।
desk-family-lights = { $n ->
    [0] আমার জোনাকি
   *[other] আমার জোনাকি: { $n }টি
}{ $new ->
    [0] {""}
   *[other] , নতুন { $new }টি
}
desk-family-home = বাড়িতে একসাথে, পাঁচ মিনিট
desk-family-home-1 = পাশে বসে শুনুন: আজ কী শিখল
desk-family-home-2 = কাঠি দিয়ে অক্ষর, নুড়ি দিয়ে সংখ্যা বানান
desk-family-home-3 = ঘরে কী কী আছে এই অক্ষরে? একসাথে খুঁজুন
desk-family-foot = কথা বলতে চাইলে স্কুলে আসুন: { $who }।
desk-day-0 = রবি
desk-day-1 = সোম
desk-day-2 = মঙ্গল
desk-day-3 = বুধ
desk-day-4 = বৃহঃ
desk-day-5 = শুক্র
desk-day-6 = শনি
desk-learnt-title = এই সপ্তাহে আমরা যা শিখলাম
desk-learnt-lede = নতুন { $n }টি আলো জ্বলেছে। আমাদের মাঠে এখন { $all }টি আলো।
desk-learnt-none = আমাদের মাঠে { $all }টি আলো। একটিও কখনো নেভে না।
desk-learnt-foot = প্রতিটি আলো মানে আমাদের কেউ একজন নতুন কিছু পারে। আলো কখনো নেভে না।
desk-term-from = কবে থেকে
desk-term-to = কবে পর্যন্ত
desk-term-show = দেখান
desk-term-lede = { $name } এই সময়ে { $days } দিন শিখেছে, মোট { $hours } ঘণ্টা, আর { $lessons }টি পাঠ শেষ করেছে।
desk-term-known = { $n }টি জানে, নতুন { $new }টি
desk-term-more = আরও { $n }টি
desk-term-growing = বাড়ছে:
desk-term-words = শিক্ষকের কথা
desk-term-teacher = শ্রেণিশিক্ষক
desk-term-head = প্রধান শিক্ষক
desk-term-family = অভিভাবক
desk-certificates = সনদগুলো
desk-certificates-how = যাদের কাজে কারণ আছে তাদের সবার জন্য, একেকজনের এক পাতা
desk-certificates-lede = এই শিশুরা এমন সনদের মতো শিখেছে, যা এখনো পায়নি। যার পরে পাওয়া ভালো, তার টিক তুলে দিন।
desk-certificates-none = এই শ্রেণিতে এখন কারও নতুন সনদ বাকি নেই।
desk-certificates-nobody = অন্তত একজন শিশুর পাশে টিক দিন।
desk-certificates-make = বানিয়ে ছাপুন
desk-certificate = সনদ
desk-certificate-well = শাবাশ!
desk-certificate-qr = এই সনদের কোডের QR ছবি
desk-certificate-code = কোড
desk-certificate-how = আসল কি না, স্কুল বলে দেবে।
desk-certify-lede = { $name } কীসের জন্য সনদ পাবে?
desk-certify-own = তার নিজের কাজ থেকে
desk-certify-lights = { $n }টি আলো জ্বালিয়েছে
desk-certify-strand = { $strand } বিষয়ে { $n }টি জিনিস জানে
desk-certify-words = অথবা নিজের কথায়
desk-certify-words-how = যেমন: সারা বছর অন্যদের সাহায্য করেছে
desk-certify-make = সনদ বানান
desk-certify-empty = কীসের জন্য, বেছে নিন বা লিখুন।
desk-certify-before = আগের সনদ
desk-certify-none = এখনো নেই।
desk-check = সনদ আসল কি না
desk-check-how = সনদের কোড লিখে দেখুন
desk-check-lede = সনদে যে কোড আছে তা লিখুন।
desk-check-do = দেখুন
desk-check-none = এই স্কুলে এই কোডের কোনো সনদ নেই।
desk-check-given = আসল: { $day } তারিখে এখানে দেওয়া।
desk-check-whose = আসল: { $name }, { $what }, { $day }।
desk-lesson-one = পাঠ
desk-skill-one = দক্ষতা
desk-answer-tries = কত নম্বর চেষ্টা
desk-answer-help = সাহায্য

# প্রশিক্ষণ ও সফর
desk-records = প্রশিক্ষণ ও সফর
desk-trainings = শিক্ষকদের প্রশিক্ষণ
desk-visits = ভ্রাম্যমাণ শ্রেণির সফর
desk-records-none = এখনো লেখা হয়নি।
desk-trained = { $times ->
    [0] এখনো কোনো প্রশিক্ষণ লেখা হয়নি।
   *[other] { $times }টি প্রশিক্ষণ, { $n } জন শিক্ষক, { $hours } ঘণ্টা।
}
desk-visited = { $times ->
    [0] এখনো কোনো সফর লেখা হয়নি।
   *[other] { $times }টি সফর, { $n } জন শিশু, { $hours } ঘণ্টা।
}
desk-trained-by = প্রশিক্ষণ দিয়েছেন: { $names }।
desk-and-a-half = { $n }½
desk-training-new = প্রশিক্ষণ লিখুন
desk-training-by = কে দিয়েছেন
desk-training-n = কত জন শিক্ষক
desk-training-line = { $n } জন শিক্ষক, { $hours } ঘণ্টা
desk-visit-new = সফর লিখুন
desk-visit-n = কত জন শিশু
desk-visit-by = কে এসেছিলেন (খালি রাখা যায়)
desk-visit-line = { $n } জন শিশু, { $hours } ঘণ্টা
desk-held-place = জায়গা
desk-hours = ঘণ্টা
desk-wrong-held = তারিখ, নাম, সংখ্যা আর ঘণ্টা লাগবে; তারিখ আজকের পরে নয়।
desk-sums-girls-boys = মেয়ে ও ছেলে
desk-sums-at-least = { $of } জনের অন্তত { $n }
desk-sums-few = { $of } জনের পাঁচজনের কম
desk-sums-lede-least = এই সপ্তাহে { $n } শিশুর অন্তত { $played } জন শিখেছে।
desk-sums-sexes = মেয়ে { $girls } জনের { $girls_played }, ছেলে { $boys } জনের { $boys_played }
