# দোয়েলের পাতাগুলো: কে খেলছে, আজকের পথ, একসাথে খেলা।
who-title = তোমার ছবিটা ছোঁও।
who-guest = অতিথি
face-title = একটা ছবি বেছে নাও।
secret-title = গোপন জিনিসটা ছোঁও।
group-title = কে কে খেলবে?
group-all-title = সবাই মিলে
turn-title = { $name }, এবার তোমার পালা!
night-title = কাল আবার খেলব।
reason-assigned = শিক্ষক দিয়েছেন
reason-unfinished = শুরু করে শেষ হয়নি
reason-drill = গুলিয়ে যাচ্ছে: { $tag }
reason-again = { $skill }: আরেকবার দরকার
reason-next = { $skill }: এরপর এটাই শেখার
reason-due = { $days ->
    [0] { $skill }: আজ মনে করার সময়
   *[other] { $skill }: মনে করার সময় { $days } দিন পেরিয়েছে
}
reason-play = বানানো বা শোনার জন্য
reason-probe = কোথা থেকে শুরু, তা খুঁজতে
face-bee = মৌমাছি
face-butterfly = প্রজাপতি
face-cat = বিড়াল
face-cow = গরু
face-crab = কাঁকড়া
face-deer = হরিণ
face-dog = কুকুর
face-duck = হাঁস
face-elephant = হাতি
face-fish = মাছ
face-frog = ব্যাঙ
face-goat = ছাগল
face-hen = মুরগি
face-horse = ঘোড়া
face-monkey = বানর
face-mouse = ইঁদুর
face-owl = পেঁচা
face-parrot = টিয়া
face-rabbit = খরগোশ
face-sheep = ভেড়া
face-snail = শামুক
face-squirrel = কাঠবিড়ালি
face-tiger = বাঘ
face-turtle = কচ্ছপ
