### Handing the watch over: the sheet, signatures, who is on watch.
