# শিক্ষকের ডেস্ক: কথা, ছবি, তোলা হাত, পড়ে শোনানো, পাঠের খবর, ফোনে ডেস্ক

# তোলা হাত
desk-hands = { $n } জন হাত তুলেছে
desk-hand-seen = কাছে গিয়েছি

# গলার আওয়াজ
desk-voice = আপনার গলায় কথা
desk-voice-start = কথা রেকর্ড করুন
desk-voice-stop = থামুন
desk-voice-again = শুনে দেখুন
desk-voice-running = বলুন, আরও # সেকেন্ড বলা যায়।
desk-voice-done = রেকর্ড হয়েছে। “দিন” চাপলে শিশুদের কাছে যাবে।
desk-voice-refused = ব্রাউজার মাইক্রোফোন দেয়নি। ঠিকানার পাশের তালা চেপে মাইক্রোফোনের অনুমতি দিন, বা নিচে একটি ফাইল বাছুন।
desk-voice-no-microphone = এই ব্রাউজারে মাইক্রোফোন নেই। নিচে একটি রেকর্ড করা ফাইল বাছুন।
desk-voice-insecure = এই ঠিকানায় ব্রাউজার মাইক্রোফোন দেয় না, কারণ পথে অন্য কেউ শুনতে পারত। ল্যাপটপে ডেস্ক খুলুন, বা নিচে একটি ফাইল বাছুন।
desk-voice-file = বা ফোনে রেকর্ড করা একটি ফাইল: WAV, MP3, M4A বা OGG, বড়জোর এক মিনিট।
desk-voice-none = ফাইলটিতে কোনো চেনা শব্দ নেই। WAV, MP3, M4A বা OGG ফাইল নিন।
desk-voice-silent = রেকর্ডে কিছু শোনা যায় না। মাইক্রোফোনের কাছে মুখ রেখে আবার বলুন।
desk-voice-long = এক মিনিটের বেশি হয়ে গেছে। ছোট করে বলুন।

# ছবি
desk-picture = একটি ছবি
desk-picture-how = ছবিটি ছোট করে পাঠানো হয়; কোথায় তোলা, তা মুছে যায়।
desk-picture-face = বা আমাদের একটি ছবি
desk-picture-no = নেই
desk-picture-none = ফাইলটি চেনা ছবি নয়। JPEG, PNG বা WebP ছবি নিন।
desk-picture-huge = ছবিটি অনেক বড়। ফোনে ছোট করে আবার বাছুন।
desk-reply-tick = বুঝেছি
desk-reply-flower = ধন্যবাদ
desk-reply-firefly = আনন্দ

# পড়ে শোনানো
desk-aloud = পড়ে শোনানো
desk-aloud-none = পড়ে শোনানোর মতো কোনো লেখা এখনো নেই। গল্প আছে এমন পাঠ প্রকাশ করলে এখানে আসবে।
desk-aloud-lede = { $name } পড়বে, আপনি এই পর্দায় দেখুন। যে শব্দ অন্যভাবে পড়ে বা ছেড়ে যায়, সেটি ছুঁয়ে দিন।
desk-aloud-text = লেখা
desk-aloud-take = এই লেখা
desk-aloud-start = সময় শুরু
desk-aloud-stop = সময় থামান
desk-aloud-time = কত সেকেন্ড
desk-aloud-last = যে শব্দ পর্যন্ত পড়েছে
desk-aloud-end = শেষ পর্যন্ত
desk-aloud-keep = রাখুন
desk-aloud-seconds = কত সেকেন্ড লেগেছে, লিখুন (১ থেকে ১৮০০)।
desk-aloud-result = মিনিটে { $n }টি শব্দ ঠিক পড়েছে।
desk-aloud-mark = { $class } শ্রেণির মান: { $n }
desk-aloud-told = { $n } শব্দের { $right }টি ঠিক, { $seconds } সেকেন্ডে
desk-aloud-before = আগের পড়া
desk-aloud-minute = মিনিটে ঠিক শব্দ
desk-aloud-how = কেমন
desk-aloud-by = কে শুনেছেন

# পাঠের খবর
desk-content = পাঠ প্রকাশ
desk-content-none = এখনো কোনো পাঠ প্রকাশ করা হয়নি।
desk-content-lede = { $n }টি সংগ্রহে { $lessons }টি পাঠ ট্যাবলেটদের দেওয়া হচ্ছে।
desk-content-told = সংস্করণ { $release }, { $mb } মেগাবাইট
desk-content-count = { $of }টি ট্যাবলেটের { $n }টিতে পৌঁছেছে
desk-content-has = পেয়েছে
desk-content-behind = আগের সংস্করণ আছে
desk-content-lacks = এখনো পায়নি
desk-content-left-out = এটি ছাড়াই চলে, ট্যাবলেটে বড় কেউ বেছে নিয়েছেন
desk-content-unknown = এখনো কিছু জানায়নি
desk-content-older-one = { $name } ({ $release })
desk-content-new = নতুন পাঠ
desk-content-file = সিল করা ফাইল (.jonaki)
desk-content-how = চেনা প্রকাশকের সিল থাকলে তবেই নেওয়া হয়। ফাইলের প্রতিটি অংশ মিলিয়ে দেখা হয়, তাই একটু সময় লাগতে পারে।
desk-content-publish = মিলিয়ে প্রকাশ করুন
desk-content-done = প্রকাশ হয়েছে। ট্যাবলেটরা পরেরবার কাছে এলে পাবে।
desk-content-nothing = একটি ফাইল বাছুন।
desk-content-not-trusted = নেওয়া হয়নি: ফাইলটি ভাঙা, বা চেনা কোনো প্রকাশক এটি সিল করেনি। নতুন প্রকাশককে ল্যাপটপে চেনাতে হয়: jonaki-server publish FILE --trust FILE.pub
desk-content-older = নেওয়া হয়নি: এর চেয়ে নতুন সংস্করণ আগেই দেওয়া আছে।
desk-content-failed = নেওয়া হয়নি: ল্যাপটপের ডিস্কে জায়গা আছে কি না দেখুন, তারপর আবার দিন।

# ফোনে ডেস্ক
desk-phones = ফোনে ডেস্ক
desk-phones-lede = স্কুলের ওয়াই-ফাইয়ে থেকে আপনার ফোনেও এই ডেস্ক খোলা যায়। ফোনকে একবার ল্যাপটপ চিনিয়ে দিন।
desk-phones-off = এখন বন্ধ আছে: ফোন থেকে কেউ ঢুকতে পারে না।
desk-phones-turn-on = ফোনের জন্য চালু করুন
desk-phones-turn-off = ফোনের জন্য বন্ধ করুন
desk-phones-failed = চালু করা গেল না। ল্যাপটপে আরেকটি জোনাকি চলছে কি না দেখুন।
desk-phones-no-network = ল্যাপটপ এখন স্কুলের ওয়াই-ফাইয়ে নেই, তাই কোনো ফোন এখানে পৌঁছাবে না।
desk-phones-qr = ফোনে খোলার QR ছবি
desk-phones-address = বা ফোনের ব্রাউজারে লিখুন
desk-phones-fingerprint = আঙুলের ছাপ (SHA-256): ফোনে ঠিক এটিই দেখা চাই
desk-phones-how-1 = ফোনটি ল্যাপটপের ওয়াই-ফাইয়ে আনুন, তারপর ক্যামেরা এই ছবির দিকে ধরুন।
desk-phones-how-2 = ফোনে যে পাতা খোলে, সেখান থেকে স্কুলের সনদ নামিয়ে বসান। একবারই লাগে।
desk-phones-how-3 = ফোনে দেখানো আঙুলের ছাপ এই পর্দার সাথে মিলিয়ে নিন। না মিললে বসাবেন না।
desk-phones-how-4 = ফোনে ডেস্ক খুলে নিজের নাম আর পাসওয়ার্ড দিয়ে ঢুকুন।
desk-phones-what = এই সনদ দিয়ে শুধু এই ল্যাপটপকে চেনা যায়: স্কুলের নিজের নাম আর ঘরের ভেতরের ঠিকানা। ব্যাংক বা অন্য কোনো সাইটের হয়ে কথা বলতে পারে না।
desk-phones-remove = সরাতে চাইলে ফোনের সেটিংসে “বিশ্বস্ত সনদ”, তারপর “ব্যবহারকারী” থেকে Jonaki school মুছে দিন।
desk-phones-install = ফোনকে স্কুলের ল্যাপটপ চিনিয়ে দিন
desk-phones-bangla = বাংলা
desk-phones-step-1 = স্কুলের সনদ নামান।
desk-phones-get = সনদ নামান
desk-phones-step-2 = ফোনের সেটিংস খুলুন, “নিরাপত্তা”, তারপর “সনদ বসান”, তারপর “CA সনদ”। সতর্কবাণী এলে “তবুও বসান” চেপে নামানো ফাইলটি বাছুন।
desk-phones-step-3 = “বিশ্বস্ত সনদ”-এ Jonaki school খুলে দেখুন। আঙুলের ছাপ (SHA-256) ল্যাপটপের পর্দায় যা আছে ঠিক তা-ই হতে হবে। না মিললে সনদটি মুছে দিন।
desk-phones-step-4 = এবার ডেস্ক খুলুন। ঠিকানার পাশে তালা দেখা যাবে; সতর্কবাণী এলে ঢুকবেন না।
desk-phones-open = ডেস্ক খুলুন
desk-phones-other = অন্য কম্পিউটারে: Chrome-এর সেটিংসে “সনদ” খুঁজে নামানো ফাইলটি “কর্তৃপক্ষ” হিসেবে আনুন। Firefox-এ সেটিংস, “গোপনীয়তা ও নিরাপত্তা”, “সনদ দেখুন”, “কর্তৃপক্ষ”।
