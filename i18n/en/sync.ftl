# Why something could not be sent, for adults: what is wrong and what to do. Nothing is ever lost.
sync-trouble-not-enrolled = This tablet is not part of a school yet. Scan the school's code.
sync-trouble-no-server = The school's computer was not found. Is it on, and are both on the same Wi-Fi?
sync-trouble-stranger = This network does not let the tablet through. Use another network, or sign in to this one.
sync-trouble-stalled = The connection is too weak. Come nearer to the Wi-Fi.
sync-trouble-broken = The connection broke off. It will try again by itself.
sync-trouble-busy = The school's computer is busy. It will try again by itself.
sync-trouble-unknown = The school's computer does not know this tablet any more. Scan the school's code again.
sync-trouble-revoked = The school has shut this tablet out. Ask the teacher.
sync-trouble-token = This code is used up or too old. Ask for a new one.
sync-trouble-bad = The tablet and the school's computer do not understand each other. Update both.
sync-trouble-server = Something is wrong with the school's computer. Tell the teacher.
sync-trouble-budget = This week's mobile data is used up. It will be sent over Wi-Fi.
sync-trouble-card = The card cannot be used. See that it is in its place and has room.
sync-trouble-no-room = All answers are kept, but there is no room for the new lessons. Free some storage.
sync-trouble-lessons = The new lessons did not come whole. The lessons that are here go on.
sync-trouble-record = The record could not be read. Close the app and open it again.
sync-trouble-disk = There is no space left. Remove old files.
