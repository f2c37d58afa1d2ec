package io.github.certenroll4j.page;

/** How the object whose {@code InstallResponse} is called was made; it decides what Windows lets the call pass. */
public enum ObjectOrigin {
    /** By {@code X509Enrollment.CX509EnrollmentWebClassFactory}, the way of web pages. */
    WEB_CLASS_FACTORY("made by the web class factory"),
    /** By {@code CreateObject}, {@code new} or the like, the way of scripts and programs outside a page. */
    DIRECT("made without the web class factory"),
    /** The file does not show it. */
    UNKNOWN("the file does not show how the object is made");

    private final String words;

    ObjectOrigin(String words) {
        this.words = words;
    }

    /** The origin as part of a sentence. */
    public String words() {
        return words;
    }
}
