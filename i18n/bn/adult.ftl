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
