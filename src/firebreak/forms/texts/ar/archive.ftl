### The human-readable archive: labels of its files. The node alone uses them.

archive-about = { $count ->
    [zero] لا يتضمن هذا الأرشيف أي قيد ({ $count }) من الخط بين { $us } و{ $them }، أُعدّ في { $made }.
    [one] يتضمن هذا الأرشيف قيدًا واحدًا من الخط بين { $us } و{ $them }، أُعدّ في { $made }.
    [two] يتضمن هذا الأرشيف قيدين من الخط بين { $us } و{ $them }، أُعدّ في { $made }.
    [few] يتضمن هذا الأرشيف { $count } قيود من الخط بين { $us } و{ $them }، أُعدّ في { $made }.
    [many] يتضمن هذا الأرشيف { $count } قيدًا من الخط بين { $us } و{ $them }، أُعدّ في { $made }.
   *[other] يتضمن هذا الأرشيف { $count } قيد من الخط بين { $us } و{ $them }، أُعدّ في { $made }.
}
archive-no-proof = هو للقراءة ولا يثبت شيئًا: تلك مهمة حزمة الأدلة. الأوقات بتوقيت UTC؛ و«كُتب» هو قول صاحبه.
archive-id = المعرّف
archive-number = الرقم في جانبه
archive-side = الطرف
archive-marking = الوسم
archive-written = كُتب
archive-arrived = وصل هنا
archive-path = المسار
archive-by = بواسطة
archive-about-entry = بشأن
archive-regarding = بخصوص
archive-content = المحتوى
archive-unreadable = محتواه غير مقروء هنا.
archive-empty = لا محتوى له.
