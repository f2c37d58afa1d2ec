' Says the number of the error of a call on what the web class factory made, in hexadecimal; 0 for none.
On Error Resume Next
Set factory = CreateObject("X509Enrollment.CX509EnrollmentWebClassFactory")
Set enrollment = factory.CreateObject("X509Enrollment.CX509Enrollment")
Err.Clear
enrollment.Initialize 1
WScript.Echo Hex(Err.Number)
